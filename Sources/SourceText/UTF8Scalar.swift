/// Reads the code point that starts at `index` of valid UTF-8, with its length in bytes.
@inline(__always)
func decodeScalar(
  _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
) -> (value: UInt32, length: Int) {
  let lead = UInt32(bytes[index])
  if lead < 0x80 { return (lead, 1) }
  if lead < 0xE0 { return ((lead & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2) }
  if lead < 0xF0 {
    let middle = UInt32(bytes[index + 1] & 0x3F) << 6
    return ((lead & 0x0F) << 12 | middle | UInt32(bytes[index + 2] & 0x3F), 3)
  }
  let high = (lead & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
  return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
}

/// Writes a code point as UTF-8 and returns its length in bytes.
@inline(__always)
func encodeScalar(_ value: UInt32, to output: UnsafeMutablePointer<UInt8>) -> Int {
  if value < 0x80 {
    output[0] = UInt8(value)
    return 1
  }
  if value < 0x800 {
    output[0] = UInt8(0xC0 | value >> 6)
    output[1] = UInt8(0x80 | value & 0x3F)
    return 2
  }
  if value < 0x10000 {
    output[0] = UInt8(0xE0 | value >> 12)
    output[1] = UInt8(0x80 | value >> 6 & 0x3F)
    output[2] = UInt8(0x80 | value & 0x3F)
    return 3
  }
  output[0] = UInt8(0xF0 | value >> 18)
  output[1] = UInt8(0x80 | value >> 12 & 0x3F)
  output[2] = UInt8(0x80 | value >> 6 & 0x3F)
  output[3] = UInt8(0x80 | value & 0x3F)
  return 4
}

/// Whether a byte continues a code point in UTF-8.
@inline(__always)
func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

/// The code points of valid UTF-8.
func scalars(of bytes: some Collection<UInt8>) -> [UInt32] {
  Array(bytes).withUnsafeBufferPointer { buffer in
    var result: [UInt32] = []
    result.reserveCapacity(buffer.count)
    var index = 0
    while index < buffer.count {
      let (value, length) = decodeScalar(buffer, at: index)
      result.append(value)
      index += length
    }
    return result
  }
}
