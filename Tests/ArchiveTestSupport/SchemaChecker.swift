import Foundation

/// Checks JSON against the part of JSON Schema (2020-12) that the schemas of this repository use:
/// type, required, properties, additionalProperties, items, minItems, maxItems, enum, pattern (as a
/// prefix, a set of hexadecimal digits and their number), anyOf.
public enum SchemaChecker {
  /// What is wrong, each with the place where; empty when the value fits.
  public static func problems(_ value: Any, schema: [String: Any], at place: String = "$")
    -> [String]
  {
    var problems: [String] = []
    if let choices = schema["anyOf"] as? [[String: Any]] {
      if !choices.contains(where: { self.problems(value, schema: $0, at: place).isEmpty }) {
        problems.append("\(place): fits none of the alternatives")
      }
    }
    if let type = schema["type"] {
      let types = (type as? [String]) ?? [type as? String ?? ""]
      if !types.contains(where: { isOf($0, value) }) {
        return problems + ["\(place): is no \(types.joined(separator: " or "))"]
      }
    }
    if let values = schema["enum"] as? [String], let text = value as? String, !values.contains(text)
    {
      problems.append("\(place): \(text) is none of \(values)")
    }
    if let pattern = schema["pattern"] as? String, let text = value as? String,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      problems.append("\(place): \(text) does not match \(pattern)")
    }
    if let object = value as? [String: Any] {
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      for name in schema["required"] as? [String] ?? [] where object[name] == nil {
        problems.append("\(place): has no \(name)")
      }
      for (name, member) in object {
        if let described = properties[name] {
          problems += self.problems(member, schema: described, at: "\(place).\(name)")
        } else if let others = schema["additionalProperties"] as? [String: Any] {
          problems += self.problems(member, schema: others, at: "\(place).\(name)")
        } else if schema["additionalProperties"] as? Bool == false {
          problems.append("\(place): has \(name), which is not described")
        }
      }
    }
    if let array = value as? [Any] {
      if let least = schema["minItems"] as? Int, array.count < least {
        problems.append("\(place): has fewer than \(least) items")
      }
      if let most = schema["maxItems"] as? Int, array.count > most {
        problems.append("\(place): has more than \(most) items")
      }
      if let items = schema["items"] as? [String: Any] {
        for (index, item) in array.enumerated() {
          problems += self.problems(item, schema: items, at: "\(place)[\(index)]")
        }
      }
    }
    return problems
  }

  /// Reads a JSON file of the repository.
  public static func schema(_ name: String) throws -> [String: Any] {
    let file = SharedData.repository.appendingPathComponent("Schema/\(name)")
    return try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
  }

  private static func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": return value is NSNull
    case "string": return value is String
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    case "boolean":
      guard let number = value as? NSNumber else { return value is Bool }
      return String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
    case "integer":
      guard let number = value as? NSNumber, !isOf("boolean", value) else { return false }
      return number.doubleValue == number.doubleValue.rounded()
    default: return false
    }
  }
}
