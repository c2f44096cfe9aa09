"""What is a commitment and what is not, by family of rules. The sentences are invented."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("新建充电桩500个。", ["500个"]),
        ("打造20个以上示范街区。", ["20个"]),
        ("培育绿色工厂30家、智能车间80个。", ["30家", "80个"]),
        ("全年新增就业12万人。", ["12万人"]),
        ("地区生产总值增长6%左右。", ["6%"]),
        ("城镇调查失业率控制在5.5%以内。", ["5.5%"]),
        ("产品抽检合格率达到98%以上。", ["98%"]),
        ("将办理时间压缩至3个工作日以内。", ["3个工作日"]),
        ("为2万名老年人提供健康体检。", ["2万名"]),
        ("开放20个应用场景，实行揭榜制，对揭榜成功的企业，给予奖励。", ["20个"]),
        ("完成土地托管60万亩次以上。", ["60万亩次"]),
        ("培育高成长OPC300家以上。", ["300家"]),
        ("人均受教育年限达到11年。", ["11年"]),
        ("抓好煤矿投产，新增千万吨产能。", ["千万吨"]),
        ("打造不少于两万平方米的创业空间。", ["两万平方米"]),
        ("打造10个以上总面积超百万平方米的专业社区。", ["10个", "百万平方米"]),
        ("推动30%的投诉从源头化解。", ["30%"]),
        ("组织不少于8家次企业参加展会。", ["8家次"]),
        ("安排专项资金6亿元，重点支持企业技术改造。", ["6亿元"]),
        ("设立总规模20亿元的产业母基金。", ["20亿元"]),
        ("力争主要经济指标翻一番。", ["翻一番"]),
        ("四季度原煤产量300万吨左右。", ["300万吨"]),
        ("推出企业开办、注销登记等12件一件事套餐。", ["12件"]),
        ("甲镇、乙镇粮食产量分别达到30万吨、20万吨。", ["30万吨", "20万吨"]),
        ("综合排名进入全国前10位。", ["10位"]),
        ("推动保护提升历史文化街区6个。", ["6个"]),
        ("水果总产量稳定在百万吨以上。", ["百万吨"]),
        ("原则上每个县（市、区）培育一家特色农业龙头企业。", ["一家"]),
        ("每个乡镇应当设置至少1个便民服务站。", ["1个"]),
        ("完成造林任务300万亩，其中退化林修复90万亩。", ["300万亩", "90万亩"]),
        ("加装、更新住宅电梯500部。", ["500部"]),
        ("60%中小学校纳入集团管理。", ["60%"]),
        ("已开工套数占计划数的比例应不低于40%。", ["40%"]),
        ("累计投放贷款20亿元,力争同比增长5%。", ["20亿元", "5%"]),
        ("其中小微企业贷款占比不得低于40%。", ["40%"]),
        ("打造一百家样板工坊。", ["一百家"]),
        ("改造旧桥，再建60座便民桥。", ["60座"]),
        ("居民人均预期寿命提高2岁。", ["2岁"]),
        ("严格控制产业用地配套比例，原则上控制在10%以内。", ["10%"]),
        ("支持每个地(市、州)至少建设一所公共实训学校。", ["一所"]),
        ("培育营收超500万元工作室80家。", ["80家"]),
        ("为困难老人实施免费手术300例、对特困家庭给予救助。", ["300例"]),
        ("压缩不动产登记办理时间至3个工作日以内。", ["3个工作日"]),
        ("坚决守住90万亩耕地红线。", ["90万亩"]),
        ("使用6亿元失业保险基金支持技能培训。", ["6亿元"]),
        ("招募社区志愿者和助理,合计300名。", ["300名"]),
        ("辅助器具适配补贴2万人。", ["2万人"]),
        ("安排赤字50亿元,比去年预算增加4亿元,其中市级30亿元,代区县发债9亿元。", ["50亿元", "4亿元", "30亿元", "9亿元"]),
        ("建设水利设施50处(水库20处、水窖30处)。", ["50处", "20处", "30处"]),
        ("建设友好医院和友好学校各20所。", ["20所"]),
        ("整体提升100所学校、50家医院周边环境。", ["100所", "50家"]),
        ("确保财政支出的三分之二投入到民生事业。", ["三分之二"]),
        ("90%以上的行政村建成养老服务站。", ["90%"]),
        ("毕业生留市比例在60%左右。", ["60%"]),
        ("增加合作银行,由15家扩容至20家。", ["20家"]),
        ("财政赤字23亿元,其中市级15亿元,区级8亿元。", ["23亿元", "15亿元", "8亿元"]),
        ("今年赤字率拟按3%安排。", ["3%"]),
        ("各部门一律按不低于5%的幅度压减一般性支出。", ["5%"]),
        ("经济增长预期目标6%—7%。", ["6%—7%"]),
        ("再减少农村贫困人口10万以上。", ["10万"]),
        ("全年为企业减轻负担30亿元。", ["30亿元"]),
        ("养老保险试点范围扩大到全省40%的县。", ["40%"]),
        ("将全省13万“老工伤”人员全部纳入工伤保险。", ["13万"]),
        ("提高60万农村人口供水保障水平。", ["60万"]),
        ("在60%的基层医疗机构实施基本药物制度。", ["60%"]),
        ("取消和停征10项行政事业性收费。", ["10项"]),
        ("在提高质量的基础上年均增长7%。", ["7%"]),
        ("赤字率从去年的2.1%提高到2.3%。", ["2.3%"]),
        ("对拖欠企业的款项年底前要清偿一半以上。", ["一半"]),
        ("年内分配人才公寓5000套。", ["5000套"]),
        ("对不少于60家的中小企业开展帮扶活动。", ["60家"]),
        ("围绕产业布局建设铁路专用线5条、产业路26条。", ["5条", "26条"]),
        ("为2万名流动儿童开展心理健康评估。", ["2万名"]),
        ("开设家长成长课堂1万期。", ["1万期"]),
        ("到2025年每个城市社区开办1家以上托育机构。", ["1家"]),
        ("每个领域遴选10个项目。", ["10个"]),
        ("每个街道建立至少一所普惠托育机构。", ["一所"]),
        ("到2025年乡镇建立至少一所普惠托育机构。", ["一所"]),
        ("最低工资标准平均上调15%左右。", ["15%"]),
        ("发放1000万元体育消费券,经评估认定为重大赛事的给予支持。", ["1000万元"]),
        ("实现每千名儿童拥有2.5张床位。", ["2.5张"]),
        ("力争进入全国科学城前10强。", ["10强"]),
        ("打造2个万亿级和4个千亿级产业集群。", ["2个", "4个"]),
        ("推动首批95个体育场馆免费或低收费开放。", ["95个"]),
        ("为超300万名婴幼儿发放补贴,减轻负担。", ["300万名"]),
        ("组建总规模10亿元的专项产业基金。", ["10亿元"]),
        ("到2025年,污水集中收集率必须达到70%以上。", ["70%"]),
        ("年内改造50万平方米的老旧房屋。", ["50万平方米"]),
        ("为中小微企业提供500亿元信贷支持。", ["500亿元"]),
        ("建设保障房5000套(含500套人才公寓)。", ["5000套", "500套"]),
        ("整治黑臭水体15条。", ["15条"]),
        ("将退休年龄人员参保率提高到95%。", ["95%"]),
        ("研发投入增速高于全省平均2个百分点以上。", ["2个百分点"]),
        ("新开通公交线路十二条。", ["十二条"]),
        ("对所有企业的行政服务承诺办结时限压缩50%以上。", ["50%"]),
        ("落地50个创新团队,包括5名经纪人、15个领军团队。", ["50个", "5名", "15个"]),
        ("安排近亿元财政资金促进数字化转型。", ["亿元"]),
        ("2025年按不低于8%增幅提高养老金最低标准。", ["8%"]),
        ("划定450平方公里以上工业用地保护红线。", ["450平方公里"]),
        ("按照每千名儿童2.5张充实儿科床位。", ["2.5张"]),
        ("力争城乡居民收入比缩小至2.1:1左右。", ["2.1"]),
        ("将公积金增值收益的50%以上用于筹集保障性住房。", ["50%"]),
        ("缩短办理时间,登记部门办理他项权证最长10个工作日办结。", ["10个工作日"]),
        ("商住用地年度供应总量原则上不超过2000亩。", ["2000亩"]),
        ("到2026年,各市(州)设有1家能够提供生殖服务的医疗机构。", ["1家"]),
        ("城乡低保人均补助标准分别提高5%和8%。", ["5%", "8%"]),
        ("新谋划项目不少于300个,甲县、乙县各50个,丙县、丁县、开发区各25个。", ["300个", "50个", "25个"]),
        ("审核符合条件的,在30个工作日内将补贴资金转入购房人银行账户。", ["30个工作日"]),
        ("自企业申请之日起15个工作日内,各区政府及相关部门应当完成接收。", ["15个工作日"]),
        ("风险补偿金余额保持在5000万元以上。", ["5000万元"]),
        ("固定资产投资规模每年仍按10亿元安排。", ["10亿元"]),
    ],
)
def test_a_number_that_the_issuer_commits_to_is_a_target(numbers_of, text, numbers):
    assert numbers_of(text) == numbers


@pytest.mark.parametrize(
    ("text", "number", "class_"),
    [
        ("对获评的企业给予最高50万元奖励。", "50万元", "parameter"),
        ("首套住房最低首付款比例为15%。", "15%", "parameter"),
        ("减按1%征收率征收增值税。", "1%", "parameter"),
        ("按照不超过投资额的30%给予补助。", "30%", "parameter"),
        ("每引进1名博士，给予5万元奖励。", "1名", "parameter"),
        ("对营业收入增长10%以上的企业，给予奖励。", "10%", "parameter"),
        ("实施亿元以上项目。", "亿元", "name"),
        ("深入推进三年行动。", "三年", "other"),
        ("截至目前已建成社区服务站50个。", "50个", "achievement"),
        ("新增企业从300家增加到500家。", "300家", "scope"),
        ("提升15分钟生活圈功能。", "15分钟", "name"),
        ("围绕创新、协调、绿色等5个方面开展工作。", "5个", "list_count"),
        ("加强对全市86家接待单位管理。", "86家", "scope"),
        ("应当自受理之日起20日内作出决定。", "20日", "parameter"),
        ("抗拉强度在1100MPa以上。", "1100MPa", "specification"),
        ("到店消费的市民可获得价值200元的储值卡。", "200元", "parameter"),
        ("若报名人数超出计划，则按招生总数的60%派位。", "60%", "parameter"),
        ("家长登录报名平台选择2所学校。", "2所", "other"),
        ("带动5人以上就业的借款人，可提高额度。", "5人", "parameter"),
        ("现场形象进度达到三分之一的房屋，可办理预售。", "三分之一", "parameter"),
        ("住宅层高不宜大于3.6米。", "3.6米", "parameter"),
        ("奖励前100名的购房户。", "100名", "parameter"),
        ("盘活投资额未达到25%的地块。", "25%", "scope"),
        ("孵化场地面积要求可降低20%。", "20%", "parameter"),
        ("支持西江千户苗寨创建景区。", "千户", "name"),
        ("已建成6个创业社区，入驻创业者超过100名。", "100名", "achievement"),
        ("照片分辨率为350DPI。", "350DPI", "specification"),
        ("比上年增加了40个病种。", "40个", "achievement"),
        ("审核在1个至5个工作日内完成。", "1个", "other"),
        ("被超过3家非关联企业购买的，可申请兑付。", "3家", "parameter"),
        ("全面落实《规划（2021—2025年）》50项任务。", "50项", "list_count"),
        ("超过24个月的暂停供地，直至去化周期降至12个月以下。", "12个月", "parameter"),
        ("推动东港、西港、南港3个保税区高质量发展。", "3个", "list_count"),
        ("推进5个区域医疗中心高效运行。", "5个", "scope"),
        ("实施G98环岛高速扩容工程。", "98环", "name"),
        ("开工750千伏输变电工程。", "750千伏", "specification"),
        ("全国近3亿人领取养老金，必须确保按时发放。", "3亿人", "scope"),
        ("年度演出超过30场，且其中20场以上在本区的，分档给予奖励。", "30场", "parameter"),
        ("企业研发费用加计扣除比例提高到100%。", "100%", "parameter"),
        ("今年高校毕业生超过20万人，要加强就业服务。", "20万人", "achievement"),
        ("目录共有药品900个，比2024年增加34个。", "34个", "achievement"),
        ("提高公积金贷款抵押基数至20万元。", "20万元", "other"),
        ("比例达到90%及以上得10分。", "90%", "parameter"),
        ("购买新房的,发放10000元消费券。", "10000元", "parameter"),
        ("由财政安排资金,对购房人发放3万元消费券。", "3万元", "parameter"),
        ("分别奖励10万元、30万元。", "30万元", "parameter"),
        ("工程进度完成投资额的25%以上即可申报预售。", "25%", "parameter"),
        ("借款人提出申请后,可分期办理50%的登记。", "50%", "parameter"),
        ("支持职工使用公积金购买车位1个。", "1个", "parameter"),
        ("贷款额度上限由60万提高至80万。", "80万", "parameter"),
        ("用地面积占比上限由7%提高到15%。", "15%", "parameter"),
        ("多子女家庭在此基础上提高至1.2倍。", "1.2倍", "parameter"),
        ("企业应当具备100万元注册资本,2名以上专职会计。", "2名", "parameter"),
        ("须工作满一年可缩短为3个月或6个月。", "6个月", "parameter"),
        ("开展团购(5套及以上)活动。", "5套", "scope"),
        ("户型建筑面积大于等于144平方米,按标准配建。", "144平方米", "scope"),
        ("对年底前完成率达到95%以上的项目开展验收。", "95%", "scope"),
        ("资产规模低于50亿元的银行不得开展业务。", "50亿元", "scope"),
        ("引进世界排名前200名大学的毕业生。", "200名", "scope"),
        ("引导银行围绕13个龙头企业加大投放。", "13个", "scope"),
        ("常住人口超过100万的县建成医院。", "100万", "scope"),
        ("设置临时户外广告,高度不超过5米。", "5米", "specification"),
        ("市住建局等10部门印发通知。", "10部门", "other"),
        ("经济总量有望达到140万亿元。", "140万亿元", "other"),
        ("今年毕业生80万人,再创历史新高。", "80万人", "achievement"),
        ("全市改造了16个小区。", "16个", "achievement"),
        ("历时7年完成谈判。", "7年", "parameter"),
        ("当地时间17日出席论坛并发表讲话完成访问。", "17日", "date"),
        ("每季度发放1次。", "1次", "frequency"),
        ("建筑面积以不超过70平方米的小户型为主。", "70平方米", "scope"),
        ("监管项目超过2个(含2个)以上的开发企业,按规定留存。", "2个", "scope"),
        ("规模原则上不少于30套或建筑面积不少于1500平方米。", "1500平方米", "parameter"),
        ("大寒日日照时数不低于2小时。", "2小时", "specification"),
        ("绿色建材应用比例不应低于50%。", "50%", "parameter"),
        ("配套商业比例调整为不低于总面积的5%。", "5%", "parameter"),
        ("家庭限购的住房增加1套。", "1套", "parameter"),
        ("三年来,上市公司实现融资3万亿元。", "3万亿元", "achievement"),
        ("研发投入规模与三年前相比增长50%。", "50%", "achievement"),
        ("新引进落地总投资超10亿元项目50个以上。", "10亿元", "scope"),
        ("商品住宅销售环比增长26%。", "26%", "achievement"),
        ("全市住宅成交面积达到92万平方米。", "92万平方米", "achievement"),
        ("1-3月,竣工保障性住房2500套。", "2500套", "achievement"),
        ("五年累计可节约60亿元左右。", "60亿元", "other"),
        ("扫描成清晰的文档,文件大小达到300K以上。", "300K", "specification"),
        ("搁板凸出外墙不大于0.8米。", "0.8米", "specification"),
        ("贷款上限分别上浮10%、15%。", "15%", "parameter"),
        ("每次租房提取金额提高到18000元。", "18000元", "parameter"),
        ("签约率需达到95%以上。", "95%", "parameter"),
        ("形象进度要求为:高层建筑,主体达到4层。", "4层", "parameter"),
        ("投资强度达到25%,持证明材料方可申请。", "25%", "parameter"),
        ("住宅项目建筑密度可高于43%。", "43%", "parameter"),
        ("给予科研启动经费,自然科学类不少于20万元。", "20万元", "parameter"),
        ("近3亿人民的饭碗,必须端牢。", "3亿人", "scope"),
        ("近3亿中国人的饭碗,必须端牢。", "3亿", "scope"),
        ("解决3亿中国人的吃饭问题。", "3亿", "scope"),
        ("鼓励企业设立1亿元以上的并购基金。", "1亿元", "scope"),
        ("截至8月28日,在线平台推送项目373个。", "373个", "achievement"),
        ("前7个月联动支持近2000家企业参加展会。", "2000家", "achievement"),
        ("先后制定出台支持民营企业发展政策2个。", "2个", "achievement"),
        ("实现营业收入4.9万亿元,占全国的13.1%。", "13.1%", "achievement"),
        ("政策实施半年来共惠及10.2万户纳税人。", "10.2万户", "achievement"),
        (
            "规上企业实现收入4.9万亿元(总量第一),高于全国规上中小工业企业营业收入增速2.4个百分点。",
            "2.4个百分点",
            "achievement",
        ),
        ("在贷款额度基础上,增加10万元。", "10万元", "parameter"),
        ("建设资金额度由不超过80%提高到不超过85%。", "85%", "parameter"),
        ("女职工可贷款最高年龄提高至60岁。", "60岁", "parameter"),
        ("推出引才聚才十一条,涵盖资金奖励。", "十一条", "name"),
        ("去化周期约为11.5个月,小幅下跌。", "11.5个月", "achievement"),
        ("停止执行单套住房建筑面积不高于144平方米的供地标准。", "144平方米", "parameter"),
        ("可将服务设施的用地面积占比由7%提高到15%。", "15%", "parameter"),
        ("上年度市值达到500亿元、100亿元的企业负责人,可直接认定为人才。", "500亿元", "parameter"),
        ("上年度市值达到500亿元、100亿元的企业负责人,可直接认定为人才。", "100亿元", "parameter"),
        ("市值达到500亿元、100亿元的企业,可直接认定。", "500亿元", "parameter"),
        ("企业上年度研发投入达到5亿元。", "5亿元", "parameter"),
        ("建立以年薪、贡献为标准的认定体系,三年内每人每月发放1000元政府津贴。", "1000元", "parameter"),
        ("意向书签约率需达到专有部分面积占比百分之九十五以上。", "百分之九十五", "parameter"),
        ("二级资质开发企业开发规模不超过25万平方米。", "25万平方米", "parameter"),
        ("支持筹集超过70平方米的保障性租赁住房。", "70平方米", "specification"),
        ("到2025年,50万人口以上的县(市)全部建成妇幼保健院。", "50万人口", "scope"),
        ("去年实施的政策减轻企业负担超过1160亿元。", "1160亿元", "achievement"),
        ("充分释放十几亿人口蕴藏的消费潜力。", "十几亿人口", "scope"),
        ("建成轨道15号线一期等重点项目。", "15号线", "name"),
        ("单季度零售额同比增速高于8%,单月增量每达到100万元给予奖励。", "8%", "parameter"),
        ("水稻种植1000亩以上、小麦种植2000亩以上,均给予一次性奖补20万元。", "1000亩", "parameter"),
        ("企业引进的博士、硕士、本科生,分别兑现30万元、15万元、10万元购房补贴。", "30万元", "parameter"),
        ("降低产业用房最小分割面积至不低于300平方米。", "300平方米", "parameter"),
        ("商品房项目投资达到25%以上,即可办理预售许可。", "25%", "parameter"),
        ("落实取消汇出额不超过等值300万美元限制。", "300万美元", "parameter"),
        ("适用于主营收入比重超过50%的纳税人。", "50%", "parameter"),
        ("使符合政策的约800万纳税人应享尽享。", "800万", "scope"),
        ("落实省财政厅等十部门《指导意见》要求。", "十部门", "other"),
        ("已付首期价款的,可按方案要求,分期办理50%面积的登记。", "50%", "parameter"),
        ("承担的33项建设任务已全部落地。", "33项", "achievement"),
        ("累计投放再贷款20亿元,同比增长5%。", "20亿元", "achievement"),
        ("累计投放再贷款20亿元,同比增长5%。", "5%", "achievement"),
        ("为初创项目提供5万元的资金支持。", "5万元", "parameter"),
        ("被告于判决生效后7日内将所购车辆退还原告。", "7日", "parameter"),
        ("新建五十套以上(含50套)的小区。", "50套", "other"),
    ],
)
def test_a_number_that_commits_to_nothing_has_a_class_of_its_own(entry_of, text, number, class_):
    entry = entry_of(text.translate(str.maketrans("，。", ",。")), number)

    assert entry.target is None
    assert entry.class_ == class_
    assert entry.reason


def test_the_review_part_of_a_report_tells_achievements(entry_of):
    entry = entry_of("新建充电桩500个。", "500个", role="review")

    assert (entry.class_, entry.reason, entry.target) == ("achievement", "review_role", None)


def test_a_paragraph_that_looks_back_holds_no_target_in_a_report(numbers_of):
    text = "这五年,新建充电桩500个。\n今年新建充电桩600个。"

    assert numbers_of(text, title="某市政府工作报告") == ["600个"]


def test_a_goals_section_alone_makes_no_target(numbers_of):
    assert numbers_of("坚持以5种新发展理念为引领。", role="goals") == []


def test_a_doubtful_target_says_so(quantified):
    sure, doubtful = quantified("新建充电桩500个。推动乙类生产线等10个项目建成投产。")

    assert (sure.certainty, doubtful.certainty) == ("high", "low")


def test_a_time_limit_that_an_office_keeps_is_a_target_in_rules_too(numbers_of):
    text = "区民政部门应当自收到材料之日起5个工作日内作出审批决定。"
    assert numbers_of(text, role="rules") == ["5个工作日"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("审核工作一般在提交申请后的30日内完成。", "30日"),
        ("补贴兑付工作分批进行，一般在审核通过后60日内完成。", "60日"),
        ("提交申请，后台工作人员将在2个工作日内完成审批。", "2个工作日"),
    ],
)
def test_a_time_limit_of_the_work_of_an_office_is_a_target_in_guides_too(numbers_of, text, number):
    assert numbers_of(text, role="rules") == [number]


def test_a_time_limit_behind_an_approval_is_a_target_though_its_office_stands_in_the_next_clause(numbers_of):
    text = "审批完成后30个工作日内,由市住建局将补贴资金拨付至账户。"
    assert numbers_of(text, role="rules") == ["30个工作日"]
    assert numbers_of("公示期满后6个月内,统一发放到账户。") == ["6个月"]


def test_a_time_limit_to_confirm_who_has_a_right_is_a_target(numbers_of):
    assert numbers_of("区民政部门应当在3个工作日内对享受就餐补贴的资格进行确认。") == ["3个工作日"]


def test_what_is_so_before_any_work_is_no_target_of_a_plan(numbers_of):
    text = "物流园区达到2000个左右。"
    assert numbers_of(text, role="review") == []


def test_what_an_intake_plan_holds_is_a_target_in_guides_too(numbers_of):
    text = "招生计划总数为100个(小学60个、初中40个)。申请人每人填报2个志愿。"
    assert numbers_of(text, role="rules") == ["100个", "60个", "40个"]


def test_what_the_opening_words_strive_for_is_a_target(numbers_of):
    assert numbers_of("为解决住房困难,全市力争筹集住房40万套。", role="preamble") == ["40万套"]


def test_a_section_of_conditions_holds_none(numbers_of):
    text = "办公面积不少于3000平方米,入驻企业不少于20家。"
    assert numbers_of(text, heading="三、基本条件") == []


def test_what_is_no_part_of_the_target_before_is_judged_by_its_own_words(numbers_of):
    assert numbers_of("建设水利设施50处(已完工20处)。") == ["50处"]


def test_the_year_by_when_is_not_the_year_that_is_over(quantified):
    text = "以1995年招生人数为基数，逐年扩大，至1998年达到2000名的规模。"
    (target,) = quantified(text, period_end=date(1998, 12, 31))

    assert target.deadline == date(1998, 12, 31)


def test_a_time_limit_of_the_applicant_is_none(numbers_of):
    assert not numbers_of("企业应当在5个工作日内完成备案。", role="rules")


def test_a_goal_in_the_opening_words_is_a_target_when_they_strive_for_it_by_a_year(numbers_of):
    text = "为建设人才高地，力争到2028年，全县引育创业人才300名。"
    assert numbers_of(text, role="preamble") == ["300名"]


def test_a_fund_that_is_set_up_is_a_target_below_a_heading_of_conditions_too(numbers_of):
    text = "组建总规模10亿元的专项产业基金。"
    assert numbers_of(text, heading="一、支持对象") == ["10亿元"]


def test_all_that_a_sentence_of_the_opening_words_strives_for_is_a_target(numbers_of):
    between = "龙头企业加快集聚,创新能力不断增强,营商环境持续优化,融资渠道更加畅通,服务水平全面提升," * 3
    text = f"力争2026年增加值突破500亿元,{between}新增上市公司10家。已有上市公司90家。"
    assert numbers_of(text, role="preamble") == ["500亿元", "10家"]


def test_a_title_about_a_system_of_publicity_praises_nobody(numbers_of):
    text = "法制审核人员不少于本单位执法人员总数的5%。"
    assert numbers_of(text, title="关于全面推行行政执法公示制度的意见") == ["5%"]
    assert numbers_of(text, title="关于先进单位名单的公示") == []


def test_a_share_of_a_whole_is_bound_by_the_words_before_the_whole(quantified):
    (target,) = quantified("法制审核人员不少于本单位执法人员总数的5%。")
    assert target.comparator == "ge"


def test_what_each_of_those_named_is_to_do_is_measured_as_the_whole_is(quantified):
    found = quantified("新谋划项目不少于300个,甲县、乙县各50个。")
    assert found[1].indicator == "新谋划项目"


def test_a_thing_and_how_many_is_a_target_among_the_goals_only(numbers_of):
    text = "规范乡村供水厂站500处、水塔60座。"
    assert numbers_of(text, role="goals") == ["500处", "60座"]
    assert not numbers_of(text, role="measures")


def test_the_first_bound_of_respective_values_holds_for_all_of_them(quantified):
    found = quantified("文化产业、旅游产业占比分别超过2%、5%。", role="goals")
    assert [target.comparator for target in found] == ["gt", "gt"]


def test_the_last_bound_of_respective_values_holds_for_all(quantified):
    found = quantified("肉、奶产量分别稳定在30万吨和50万吨左右。")
    assert [target.comparator for target in found] == ["approx", "approx"]


def test_the_number_of_a_session_is_none(numbers_of):
    assert not numbers_of("推动落实省委十二届十次、十一次全会要求。", role="goals")


def test_a_time_limit_that_an_office_promises_is_a_target_and_the_legal_one_is_none(numbers_of):
    text = "法定办结时限：30个工作日\n承诺办结时限：8个工作日"
    assert numbers_of(text.replace("：", ":"), role="rules") == ["8个工作日"]


def test_a_paragraph_of_goals_among_the_principles_holds_targets(quantified):
    text = "坚持质量优先,学校有90所。\n具体指标:到2030年,学校办学条件达标,建设40所示范学校。建成实训基地70个。"
    found = quantified(text, role="preamble")

    assert [(target.value, target.deadline.year) for target in found] == [(40, 2030), (70, 2030)]


def test_a_number_that_nothing_is_said_of_is_a_target_beside_one_in_its_sentence(quantified):
    targets = quantified("衬砌渠道48公里,新建泵站12座,渠系维护23处。")
    assert [target.value for target in targets] == [48, 12, 23]
    assert [target.certainty for target in targets] == ["low", "high", "low"]


@pytest.mark.parametrize(
    "text",
    [
        "衬砌渠道48公里。新建泵站12座。",
        "新建泵站12座,是前年的2.5倍。",
        "新建泵站12座,每份500元。",
        "新建泵站12座,渠道48公里范围划定。",
    ],
)
def test_what_stands_in_another_sentence_or_only_compares_is_none_beside_a_target(numbers_of, text):
    assert numbers_of(text) == ["12座"]
