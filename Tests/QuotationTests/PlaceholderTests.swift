// Tests of Quotation.
