"""What long work is called, for people. Each application declares its own in its ``tasks`` module."""

_labels = {}


def shows_progress(label):
    """Decorator of a task whose first argument is the number of its Job: ``label`` is its name for people."""

    def declare(task):
        _labels[task.module_path] = label
        return task

    return declare


def is_declared(kind):
    """Whether the task of that path shows its progress."""
    return kind in _labels


def label_of(kind):
    """What the work is, in the active language; the task's bare path where nobody declares it any more."""
    return str(_labels.get(kind, kind))
