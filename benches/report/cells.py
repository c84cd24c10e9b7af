"""A workbook -> all that stands in it as JSON, for another writer to write again.

    python cells.py REPORT.xlsx CELLS.json
"""

import json
import sys

import openpyxl


def look(cell, looks):
    """The number of the cell's look; looks are kept once."""
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
    key = (
        cell.font.name,
        cell.font.sz,
        cell.font.color.rgb if cell.font.color and cell.font.color.type == "rgb" else None,
        cell.font.u is not None,
        cell.alignment.horizontal,
        cell.alignment.vertical,
        bool(cell.alignment.wrap_text),
        cell.border.left is not None and cell.border.left.style is not None,
        fill,
        cell.number_format,
    )
    return looks.setdefault(key, len(looks))


def content(cell, results):
    if cell.data_type == "f":
        return ["formula", cell.value, results[cell.coordinate].value]
    if cell.hyperlink is not None:
        return ["link", cell.value, cell.hyperlink.location]
    if isinstance(cell.value, (int, float)):
        return ["number", cell.value]
    return ["blank"] if cell.value is None else ["text", cell.value]


def sheet(one, results, looks):
    bars = [
        str(area.sqref)
        for area, rules in one.conditional_formatting._cf_rules.items()
        if any(rule.type == "dataBar" for rule in rules)
    ]
    return {
        "name": one.title,
        "widths": {name: column.width for name, column in one.column_dimensions.items()},
        "heights": [one.row_dimensions[row].height for row in range(1, one.max_row + 1)],
        "merges": [str(area) for area in one.merged_cells.ranges],
        "filter": one.auto_filter.ref,
        "frozen": one.freeze_panes,
        "bars": bars,
        "cells": [
            [cell.row - 1, cell.column - 1, look(cell, looks), *content(cell, results)]
            for row in one.iter_rows()
            for cell in row
            if type(cell).__name__ != "MergedCell" and (cell.value is not None or cell.has_style)
        ],
    }


def main():
    book = openpyxl.load_workbook(sys.argv[1])
    results = openpyxl.load_workbook(sys.argv[1], data_only=True)
    looks = {}
    sheets = [sheet(one, results[one.title], looks) for one in book]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump({"looks": list(looks), "sheets": sheets}, file, ensure_ascii=False)


main()
