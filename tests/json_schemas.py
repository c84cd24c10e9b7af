"""What check, status and report print as JSON is as docs/json has it: each output that is named is held against its schema."""

import json
import sys

import jsonschema


def main(schema, outputs):
    with open(schema, encoding="utf-8") as file:
        whole = json.load(file)
    jsonschema.Draft202012Validator.check_schema(whole)
    validator = jsonschema.Draft202012Validator(whole)
    for name in outputs:
        with open(name, encoding="utf-8") as file:
            output = json.load(file)
        faults = [f"{name}: {fault.json_path}: {fault.message}" for fault in validator.iter_errors(output)]
        assert not faults, "\n".join(faults[:5])
        # A validator that takes all would not tell.
        for key in list(output):
            rest = {other: value for other, value in output.items() if other != key}
            required = key in whole["required"]
            assert validator.is_valid(rest) != required, (name, key)
        assert not validator.is_valid({**output, "甲": 1}), name
    print(len(outputs), "outputs")


main(sys.argv[1], sys.argv[2:])
