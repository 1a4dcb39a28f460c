import de from "../de.json"
import en from "../en.json"
import es from "../es.json"
import fr from "../fr.json"
import ja from "../ja.json"

/** Every sentence's key with the places of its values: what a language has to have. */
function placesIn(words: object, path = ""): Record<string, string[]> {
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, value]: [string, unknown]) =>
      typeof value === "string"
        ? { [path + key]: [...value.matchAll(/\{\{\w+\}\}/g)].map(String).sort() }
        : placesIn(value as object, `${path}${key}.`),
    ),
  ) as Record<string, string[]>
}

it.each(Object.entries({ de, es, fr, ja }))("says in %s what it says in English", (_, words) => {
  expect(placesIn(words)).toEqual(placesIn(en))
})
