"""What can go wrong, as one small tree. Every message ends with the next step."""


class HudnaError(Exception):
    """The root of everything Hudna raises on purpose; its text is fit to show a user."""


class InputError(HudnaError):
    """A report could not be taken in: missing, empty, binary, unreadable, refused, malformed."""


class PackError(HudnaError):
    """A pack breaks a rule of packs; the message names the file, the entry and the mend."""


class OptionError(HudnaError):
    """An option has a value that cannot be used, such as a date that is no date."""


class StoreError(HudnaError):
    """A case cannot be opened, read or written; the message names it and says what to do."""
