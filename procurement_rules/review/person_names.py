"""The words by which the name of a person is known; in strings | is or."""

# Before the names of persons: 联系人：张三.
LABELS = (
    *("联系人", "负责人", "经办人", "责任人", "填报人", "填表人", "审核人", "签收人", "委托代理人"),
    *("法定代表人", "法人代表", "项目经理", "姓名", "联络员", "承办人", "编制人", "复核人", "制表人"),
    *("申报人", "对接人", "牵头人", "验收人", "收件人", "授权代表"),
)
# Before these and others alike, so that it takes a colon and what looks like a name: 组长：郑十, 成员：市财政局.
ROLES = ("组长", "组员", "成员", "委托人", "受托人", "申请人", "采购人代表", "专家", "分管领导", "主管领导")

# The surnames of nearly everybody. Left out are those that begin or end other words before a title: 安保队长, 卫生院长,
# 司法所长, 施工队长, 前任局长, 儿童主任.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁卢姚沈"
    "钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔汤温康牛"
    "樊葛邢岳齐梅庄辛祝左涂谷祁舒耿牟卜詹苗凌费纪靳盛欧甄阳裴屈鲍霍翁隋植甘薄闵柏宁柯阮桂洪季蒙申倪尚聂焦"
    "俞郎晏褚娄窦岑"
)
COMPOUND_SURNAMES = "欧阳|上官|司马|诸葛|司徒|皇甫|尉迟|公孙|慕容|夏侯|东方|端木|令狐"
# Behind a surname these make a person of it: 王局长, 李明主任.
TITLES = (
    "局长|处长|科长|股长|主任|书记|县长|区长|市长|镇长|乡长|村长|所长|院长"
    "|校长|部长|队长|站长|会长|经理|总监|秘书|老师|先生|女士|同志"
)
PERSONAL_TITLES = "同志|先生|女士"
# What begins or ends so is no name of a person: 高校校长, 林业局 0635-…, 纪委书记.
NO_NAMES = "高中|高校|金融|林业|石油|马路|方案"
NO_NAME_ENDS = "局办委厅院站所处科股队厂社校会部室馆镇乡村县市区组"
