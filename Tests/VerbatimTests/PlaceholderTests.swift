// Tests of Verbatim.
