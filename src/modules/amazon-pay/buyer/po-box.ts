import { plainLine } from "./plain-line"

/** A number, or what stands for one: "12 34 56", "C-1234", "#7". */
const number = String.raw`(?:#|nr\.?|no\.?|n[°º]\.?|num(?:ber|ero|éro)?\.?|:)*\s*[a-z]{0,2}[- ]?\d`

/** What post office boxes are called, where a line, or a part of it, begins. By itself where the words can mean nothing else. */
const boxes = new RegExp(
  String.raw`(?:^|[,;/(]\s*|\s)(?:` +
    [
      String.raw`p\.?\s?o\.?[\s-]?box(?:es)?(?:\s*$|\s*[,;)]|\s*${number})`,
      String.raw`p\.?\s?o\.?\s?b\.?\s*\d`,
      String.raw`post[\s-]box\s*${number}`,
      String.raw`post\s?office\s+box(?![\p{L}])`,
      String.raw`postal\s+box(?![\p{L}])`,
      String.raw`post[\s-]?(?:fach|schließfach)(?![\p{L}])`,
      String.raw`bo[iî]te\s+postale(?![\p{L}])`,
      String.raw`case\s+postale(?![\p{L}])`,
      String.raw`b\.?\s?p\.?\s*(?:n[°º]\s*)?\d+(?![\p{L}\d])`,
      String.raw`casella\s+postale(?![\p{L}])`,
      String.raw`(?:apartado|apdo\.?)(?:\s+(?:de\s+correos|postal|aéreo))?\s*${number}`,
      String.raw`(?:apartado|apdo\.?)\s+(?:de\s+correos|postal)(?![\p{L}])`,
      String.raw`postbus\s*\d`,
    ].join("|") +
    ")",
  "iu",
)
const japanese = /私書[箱函]/u

/**
 * Whether a line of an address is a post office box, in the languages of Amazon Pay's countries. A street or a name that only
 * sounds like one is none: "Boxberger Str. 1", "Pobox Lane", "Postfachgasse 3".
 */
export function namesPoBox(line: string): boolean {
  const plain = plainLine(line)
  return japanese.test(plain) || boxes.test(plain)
}
