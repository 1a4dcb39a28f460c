/** What tests use of the script that plants defects. Node loads it; TypeScript does not read it. */

declare module "*/lives/plant-defect.mjs" {
  /** @returns what throws when the store never loaded what was to be defective */
  export function plantDefect(name: string): () => void
}
