// The façade is one library: what its values are made of comes with it.
@_exported import Accounts
@_exported import ArchiveIndex
@_exported import Checking
@_exported import Interchange
@_exported import Language
@_exported import Preservation
@_exported import Quotation
@_exported import SourceText
