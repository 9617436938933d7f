"""No table of its own; the file is here because Django sends ``post_migrate`` only to applications that have one."""
