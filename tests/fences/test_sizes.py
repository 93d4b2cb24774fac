"""Files and functions stay small enough to be read at one sitting."""

from tests.fences.tree import modules

CEILINGS = {"src/shishi/rules/": 250}
FILE, FUNCTION = 300, 40
WRITTEN_BY_DJANGO = "src/shishi/records/migrations/"


def test_no_file_is_longer_than_its_ceiling():
    long = []
    for module in modules("src", "tests", "scripts", "bench"):
        ceiling = next((n for path, n in CEILINGS.items() if module.path.startswith(path)), FILE)
        if len(module.lines) > ceiling and not module.path.startswith(WRITTEN_BY_DJANGO):
            long.append(f"{module.path}: {len(module.lines)} > {ceiling}")
    assert long == []


def test_no_function_is_longer_than_forty_lines():
    long = []
    for module in modules("src", "scripts", "bench"):
        for function in module.functions():
            length = (function.end_lineno or 0) - function.lineno + 1
            if length > FUNCTION:
                long.append(f"{module.path}:{function.lineno} {function.name}: {length}")
    assert long == []
