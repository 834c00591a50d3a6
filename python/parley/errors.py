"""What goes wrong, in the words of the program."""


class Refused(ValueError):
    """Something that was asked cannot be done: one line that names the subject, what was expected and what was found.

    subject   a file, an argument, or a column and a row of a table
    expected  what would do
    found     what was there instead
    line, column   in a file, from 1; 0: none
    """

    def __init__(self, subject, expected, found, line=0, column=0):
        super().__init__(subject, expected, found, line, column)
        self.subject, self.expected, self.found = subject, expected, found
        self.line, self.column = line, column

    def __str__(self):
        place = "".join(f":{number}" for number in (self.line, self.column) if number)
        return f"{self.subject}{place}: expected {self.expected}, found {self.found}"


class NotConverged(ArithmeticError):
    """No equilibrium was found: there is no result. The message names the worst equation and its gap."""
