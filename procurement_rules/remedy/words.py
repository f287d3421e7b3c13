"""The Chinese words by which a clause is known that only gives a reason and names nothing to buy."""

REASONS = (
    *(
        "因",
        "由于",
        "鉴于",
        "随着",
        "为了",
        "为便于",
        "为方便",
        "为进一步",
        "为深化",
        "为提升",
        "为提高",
        "为助力",
    ),
    *("为加强", "为推进", "为解决", "为确保", "为归还", "为缓解"),
)
