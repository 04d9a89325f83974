"""Who may issue which type of document (thẩm quyền ban hành): the dated table, and what it says of a type, an issuer and a level.

The one source of it: the rule D36 asks it of a file, the catalogue of the application keeps its rows for the office to see and to correct, and asks
the same function. What the table does not hold is not known; it is never taken for forbidden. 66-QĐ/TW Điều 7; 399-QĐ/TW Phần III.
"""
