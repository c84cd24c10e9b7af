#!/usr/bin/env python3
"""Blank forms as their units send them back.

    python fill_forms.py FORMS FILLED DAY

Each form of the folder FORMS is filled in, into FILLED, with DAY as the day of the answers. The last
unit sends nothing; the last but one writes words where a number is asked for.
"""

import datetime
import pathlib
import sys

import openpyxl

ANSWERS = {"list": "推进中", "textLength": "按计划推进，已走访12户。"}


def answer(sheet, cell, kind, day):
    label = str(sheet.cell(cell.row, cell.column - 1).value)
    if kind == "date":
        return day
    if kind == "decimal":
        return 10 + day.month
    if "人" in label:
        return "张三"
    return "0533-5180000" if "电话" in label else ANSWERS[kind]


def fill(form, filled, day, wrong):
    book = openpyxl.load_workbook(form)
    sheet = book.active
    for validation in sheet.data_validations.dataValidation:
        kind = validation.type
        for area in validation.sqref.ranges:
            for place in area.cells:
                cell = sheet.cell(*place)
                cell.value = "很多" if wrong and kind == "decimal" else answer(sheet, cell, kind, day)
    book.save(filled / form.name)


def main():
    forms, filled = map(pathlib.Path, sys.argv[1:3])
    day = datetime.date.fromisoformat(sys.argv[3])
    filled.mkdir(parents=True)
    sent = sorted(forms.glob("*.xlsx"))[:-1]
    for form in sent:
        fill(form, filled, day, form == sent[-1])


if __name__ == "__main__":
    main()
