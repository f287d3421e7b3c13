"""What is told where an optional library is not installed."""

NO_PYARROW = "读写 .parquet 要用的组件 pyarrow 没有安装，或者在本机用不了"
PYARROW_EXTRA = "安装时带上附加组件 parquet"
INSTALL_PYARROW = (
    '在程序的文件夹里运行 pip install ".[parquet]"（不能联网的，先在同样系统的机器上 pip download pyarrow，'
    "拷来后运行 pip install --no-index --find-links 拷来的文件夹 pyarrow），或改用 .csv"
)
