"""Cutting the words around a number: what leads in, what binds the value, other numbers and dates.

Belongs here: what is stripped, and how an indicator is shown. Which of the words name the indicator is told by
``indicator`` and ``subject``.
"""

import re
from typing import Final

from policytargets.extract.targets.clauses import unmask
from policytargets.extract.targets.vocabulary import WORDS

_MAX: Final = 40
_LEAD_INS: Final = re.compile(
    r"^(?:\([^()]*\)|第[一二三四五六七八九十]{1,3}条(?:\[[^\[\]]{1,20}\])?|[\s·、,;:。()\"]|[-—]{1,2}|[一二三四五六七八九十]{1,3}(?:是|、(?=[一-鿿]{4}))|\d+[.、](?!\d)"
    r"|(?:到|至|在|自)?20\d\d年(?:度|底|末|内|以?前)*|(?:到|至)?“?十[三四五六]五”?(?:时期|期间|规划期)?末?|[两三五]年(?!内)(?=建设|改建|授信|安排|引进|[一-鿿]{5})|试点期间|届时|全年|年内|今年|本年度?|当年|年度(?=新)"
    r"|(?:全[国省市区县]|我[省市区县])?每年(?=新增加|完成投资|[一-鿿]{2}$)|年[底末]前?|第?[一二三四]季度(?=[^、])|[上下]半年|1?\d月(?:\d{1,2}日|底|末|[上中下]旬)?(?:之?前)?|和(?=20\d\d年)"
    r"|利?用约?[\d一二两三四五六七八九十][\d.]*(?:[-—至到~]\d+)?(?:个月|年)(?:左右)?的?时间|力争|努力|确保|争取|原则上|至少|提出(?=[一-鿿]{4})|预计|预期|计划|拟|也(?=要)|预(?=[^留算付警防期售制备约测定])|累计(?=[^达])|共(?!同|建|享|育|管)|再(?!生)|要(?!素)|将|使(?!用)|让|把|并(?!网|购|联|轨)|且|还|通过.{2,12}(?:方式|机制)"
    r"|其中|同时|此外|另(?!外)|包括|分别|均|都|各地|全市(?=[一-鿿]{3})|加快(?!速)|积极|大力|稳步|有序|持续|继续|进一步|全面(?=[^、]{4})|深入|切实|科学|优先"
    r"|建议(?=[一-鿿“])|在确保[^,、]{2,12}前提下|[一-鿿]{2,6}(?:情况|年景|条件|前提)下|但(?!是)|以及|对(?=[^,;]{4,}(?:增长|提高|下降|规模|占比|投资占)$)|底线是|坚决|牢牢|严守|守住|守牢|坚守|守好|实现(?=[一-鿿])|推动(?=[^、,]{6}))+"
)
_BOUND_END: Final = re.compile(
    rf"(?:\s|(?:20\d\d年)?(?:第?[一二三四]季度|[上下]半年)|{WORDS['reach']}|{WORDS['bound']}|{WORDS['is']}|力争|均|都|分别|要|各|(?<=[一-鿿])每年|继续|持续|总体|原则上|努力|确保|能够|基本|稳步|逐步|逐渐|拟|(?<=率)拟?按|(?:主要)?预期目标(?:拟)?(?:设定|确定|定)?|目标(?:拟)?(?:设定|确定|定)|(?<![存所正内潜外现])在|[(:：,·、达至到将])+$"
)
_DATES: Final = re.compile(r"(?:20\d\d年)?(?:1?\d月底?|年底|年末|四季度)前?|20\d\d年(?:度|底|末)?前?")
NUMBERS: Final = re.compile(
    r"(?<![A-Za-z.\d])(?!(?:19|20)\d\d年)\d[\d,.\ue000]*+(?!千?伏)(?:余|多)?[万亿千百]*(?:个百分点|个工作日|平方米|平方公里|公里|公顷|公斤|千克|立方米|千瓦时|千瓦|兆瓦|万元|亿元|美元|标准箱|标箱|人次|家次|批次|场次|班次"
    r"|[%‰个家名人位件项条期场台套张处栋座所亩元吨斤头只户年种支部辆艘]+(?!(?<=人)[工才民员口均力形体类]|(?<=户)籍)(?:\([一-鿿]\))?|大(?=[一-鿿]{2}))?(?:以上|以下|左右|以内)?(?![A-Za-z])"
)
"""A number with its unit and bound, as it stands among words."""
_ASIDE: Final = re.compile(
    r"\s+|\((?:详?见|附|即|以下[简统]称)[^()]*\)|(?<=.)\([^()]{10,}\)|(?<=[一-鿿)])至少(?=[一-鿿])"
    r"|在[^,;在]{2,12}基础上|[比较](?:上年|去年)(?:预算|同期)?(?=增[加长]|减少|提高|下降)"
)
"""Remarks and what is compared with: 赤字规模比上年预算减少."""
_QUOTED: Final = re.compile("(“[^“”]*”)")
_LOOSE_END: Final = re.compile("(?:[·,;:、。的和与以]|(?<![惠普涉遍波])及)+$")
GAUGE_END: Final = re.compile(
    r"(?:(?:全产业链)?(?:总)?产值|[一-鿿]{0,2}率|能耗|年?(?:出栏|存栏|吞吐|发电|用电|用水|货运|客运|供应|销售|交易|处理|接待|保有|拥有|消费|使用|进口|出口)量|增加值|营业收入|收入|排放量?|投资额?|占比|比重|比例|面积|产量|规模|数量|增长|增速|总额|销售额|交易额|人数|里程|能力|时限|时间)$"
)
"""The gauge that a phrase ends in: 产量, 占比, 合格率."""
SEPARATOR: Final = re.compile(
    r"[、,]|(?<=[%‰元个家名人项亩吨件只头斤里套张座所处户位条期场次上右内下])(?:和|与|及(?!以[上下内])|以及)"
)
"""What parts the items of an enumeration."""
THEME: Final = re.compile(
    r"(?:增速)?(?:预期)?目标(?:拟)?(?:设定|确定|定)为(?=年均|增长)|以[^,;]{2,20}为(?:主题|主线|重点|目标|核心|引领)的?"
)


def tidy(words: str) -> str:
    """An indicator as it is shown: separators and stray quotes trimmed, at most ``_MAX`` characters."""
    words = _ASIDE.sub("", unmask(words))
    words = _LOOSE_END.sub("", words).lstrip("·,;:、。的")
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    if words.count("(") > words.count(")"):
        words = re.sub(r"\((?:全年|每年|其中)?(?=[^()]*$)", "", words)
    elif words.count("(") < words.count(")"):
        words = words.strip("()")
    return words[:_MAX]


def strip_lead(words: str) -> str:
    """``words`` without what only leads in: dates, 力争, 确保, 其中."""
    return _LEAD_INS.sub("", words)


def strip_bound(words: str) -> str:
    """``words`` without the comparator and reaching words at their end."""
    return _BOUND_END.sub("", words)


def strip_numbers(words: str) -> str:
    """``words`` without the dates and numbers in them, but those that are part of a name in quotes: “500强”."""
    if "“" not in words:
        return NUMBERS.sub("", _DATES.sub("", words))
    return "".join(part if part[:1] == "“" else NUMBERS.sub("", _DATES.sub("", part)) for part in _QUOTED.split(words))
