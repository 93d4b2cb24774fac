"""密码 — what a password must be (GB/T 22239-2019 8.1.4.1 a; standards paper §4.2)."""

SHORTEST, LONGEST = 10, 128
CLASSES = 3  # of lower case, upper case, digits, everything else


def faults(password: str, *, login: str, name: str) -> tuple[str, ...]:
    """The sentences about what is wrong with it, none when it will do."""
    found = []
    if not SHORTEST <= len(password) <= LONGEST:
        found.append(f"密码应为 {SHORTEST} 至 {LONGEST} 位，现为 {len(password)} 位。")
    if _classes(password) < CLASSES:
        found.append("密码应含大写字母、小写字母、数字、符号中的三类。")
    own = [words for words in (login, name) if len(words) > 1]
    if any(words.casefold() in password.casefold() for words in own):
        found.append("密码不能含有账号或姓名。")
    return tuple(found)


def _classes(password: str) -> int:
    kinds = (str.islower, str.isupper, str.isdigit)
    has = [any(kind(character) for character in password) for kind in kinds]
    other = any(not any(kind(character) for kind in kinds) for character in password)
    return sum(has) + other
