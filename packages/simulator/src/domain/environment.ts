/** Amazon keeps production and sandbox apart: other path, other objects, other lifetimes. */
export type Environment = "Live" | "Sandbox"

export type Region = "na" | "eu" | "uk" | "jp"

/** The two digits after the letter of an identifier. */
export const regionDigits: Readonly<Record<Region, string>> = {
  na: "01",
  eu: "02",
  uk: "02",
  jp: "03",
}
