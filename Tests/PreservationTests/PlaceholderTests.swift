// Tests of Preservation.
