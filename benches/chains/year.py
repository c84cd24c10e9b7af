"""A year of N units, for both sides of the bench: the description, our forms filled in, and the same
answers as JSON.

    year.py notice N FOLDER         notice.yaml (20: the real notice of 2026), and year.json for the peer
    year.py fill FORMS FOLDER SEED  the blank forms of FORMS, filled in, into FOLDER; answers.json beside its year

A notice has half as many tasks as units, and a task one to five of them. Of the forms 95 of 100
come back. A form is filled in by writing texts into the empty cells of its sheet, as a program does
that saves what somebody typed: nothing else of the file is touched. Every number comes from the seed
and from names, so that two runs make the same files.
"""

import html
import json
import pathlib
import random
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SURNAMES = "人社妇联教体民政财政卫健文旅科协司法住建交通农业水利应急统计审计信访总工会残"
FIELD = r'<definedName name="hongtou_([^"]+)">\'填报表\'!\$([A-Z]+\$\d+)<'
# How many units begin at a task: the register in turn, two a task, so that none has none.
OWN = [1, 3, 2, 2]
SENTENCES = [
    "已举办专场招聘会{0}场，提供岗位{1}个，达成就业意向{2}人。",
    "组织志愿者走访困境儿童家庭{0}户，发放慰问物资{1}份。",
    "开展法律援助和心理辅导{0}场次，受益群众{1}人次，满意率达到{2}%。",
    "与各镇、街道建立了工作台账，每月调度一次，存在的问题已整改{0}项。",
    "完成免费检查{1}人次，新建示范阵地{0}处，下一步将加大宣传力度。",
]


def unit(at):
    """A name that no other unit has."""
    letters = SURNAMES
    size = len(letters)
    return f"区{letters[at % size]}{letters[at // size % size]}{letters[(at // size // size + at) % size]}局{at:05}"


def notice(count, folder):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "notice.yaml"
    if count == 20:
        path.write_bytes((ROOT / "fixtures/notices/2026/notice.yaml").read_bytes())
    else:
        path.write_text(description(count), encoding="utf-8")
    content = json.dumps(for_peer(path), ensure_ascii=False)
    (folder / "year.json").write_text(content, encoding="utf-8")


def for_peer(path):
    """The texts of the description, as a program takes them that is given no notice but its parts."""
    import yaml

    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    get = lambda node, *keys: next((node[key] for key in keys if key in node), "")
    listed = lambda value: value if isinstance(value, list) else [value]
    tasks = [
        {
            "name": get(task, "name", "名称"),
            "units": get(task, "units", "责任单位"),
            "due": str(get(task, "due", "完成时限")),
            "targets": [
                [*listed(get(one, "reporter", "填报单位"))[:1], get(one, "name", "名称"), get(one, "amount", "数量"), get(one, "unit", "计量单位")]
                for one in get(task, "targets", "目标") or []
            ],
            "text": "".join(listed(get(task, "text", "内容"))),
        }
        for task in get(read, "tasks", "实事")
    ]
    lines = [*listed(get(read, "preamble", "引言"))]
    for at, task in enumerate(tasks, 1):
        lines.append(f"{at}.{task['name']}。{task.pop('text')}（责任单位：{'、'.join(task['units'])}）")
    title = "".join(listed(get(read, "title", "标题")))
    return {"title": title, "number": get(read, "number", "发文字号"), "lines": lines, "tasks": tasks}


def description(count):
    rng = random.Random(count)
    lines = [
        "year: 2026",
        "issuer: 某区人民政府办公室",
        "number: 某政办字〔2026〕1号",
        "title: 某区人民政府办公室关于2026年为全区群众办好实事的通知",
        "recipients: 各有关单位",
        "preamble: 现将有关事项通知如下：",
        "attachment: {title: 2026年实事工作进展情况报表}",
        "reporting: {collector: 区督查室}",
        "units:",
        *(f"  - name: {unit(at)}" for at in range(count)),
        "tasks:",
    ]
    given = 0
    for task in range(count // 2):
        own = list(range(given, min(count, given + OWN[task % 4])))
        given += len(own)
        own += rng.sample(range(count), rng.randint(0, 2))
        own = list(dict.fromkeys(own))
        names = ", ".join(unit(at) for at in own)
        lines += [
            f"  - name: 办好实事第{task}项民生改善行动",
            f"    text: 年内在全区组织开展第{task}项行动，覆盖各镇和街道，建立长效机制，切实提高群众满意度。",
            f"    units: [{names}]",
            "    due: 2026-12-31",
            f"    targets: [{{name: 第{task}项活动, amount: {rng.randint(20, 900)}, unit: 场, reporter: {unit(own[0])}}}]",
        ]
    return "\n".join(lines) + "\n"


def answer(rng):
    """A text of 100 to 300 characters."""
    length, text = rng.randint(100, 300), ""
    while len(text) < length:
        numbers = [rng.randint(1, 90), rng.randint(100, 9000), rng.randint(91, 99)]
        text += rng.choice(SENTENCES).format(*numbers)
    return text[:length]


def value(field, rng):
    if field.startswith("answer_"):
        return answer(rng)
    if field.startswith("figure_"):
        return rng.randint(0, 90)
    return {"person": "张三", "phone": "5181763", "filled_on": "2026年4月2日"}.get(field)


def filled(path, rng):
    """The parts of the form with its cells filled in, and what was written, by field."""
    with zipfile.ZipFile(path) as form:
        parts = [(one, form.read(one)) for one in form.infolist()]
    by_name = {one.filename: data for one, data in parts}
    fields = dict(re.findall(FIELD, by_name["xl/workbook.xml"].decode()))
    sheet = by_name["xl/worksheets/sheet1.xml"].decode()
    answers = {}
    for field, cell in sorted(fields.items()):
        written = value(field, rng)
        if written is None:
            continue
        cell = cell.replace("$", "")
        content = f"<v>{written}</v>" if isinstance(written, int) else f"<is><t>{html.escape(written)}</t></is>"
        kind = "" if isinstance(written, int) else ' t="inlineStr"'
        sheet, count = re.subn(rf'<c r="{cell}"( s="\d+")/>', rf'<c r="{cell}"\1{kind}>{content}</c>', sheet)
        if count == 1:
            answers[field] = written
    by_name["xl/worksheets/sheet1.xml"] = sheet.encode()
    return [(one, by_name[one.filename]) for one, _ in parts], answers


def fill(forms, folder, seed):
    folder.mkdir(parents=True, exist_ok=True)
    everything = {}
    for path in sorted(forms.glob("*.xlsx")):
        rng = random.Random(f"{seed}{path.name}")
        if rng.random() >= 0.95:
            continue
        parts, answers = filled(path, rng)
        with zipfile.ZipFile(folder / path.name, "w", zipfile.ZIP_DEFLATED) as out:
            for one, data in parts:
                out.writestr(one, data, zipfile.ZIP_DEFLATED)
        everything[path.name] = answers
    (folder.parent.parent / "answers.json").write_text(json.dumps(everything, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["notice", count, folder]:
            notice(int(count), pathlib.Path(folder))
        case ["fill", forms, folder, seed]:
            fill(pathlib.Path(forms), pathlib.Path(folder), seed)
        case _:
            sys.exit(__doc__)
