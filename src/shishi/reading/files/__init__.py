"""文件 — bytes of every format become one `SourceText`; the readers do not know each other."""
