import { membersOf, render, textOf, withText } from "./json-members"
import type { Random } from "./random"

/** What is large, deep or many; few of the cases, since each takes long to make. */
export const rareDamage: Readonly<Record<string, (body: string, random: Random) => string>> = {
  "a huge field": (body, random) => {
    const members = membersOf(body)
    const name = JSON.parse(random.pick(members).key) as string
    const length = 1 << (10 + random.below(9))
    return render(withText(members, name, textOf(members, name) + "x".repeat(length)))
  },
  "an unknown huge field": (body, random) =>
    body.replace("{", `{"x":"${"é".repeat(random.below(150_000))}",`),
  "too much space": (body) => " ".repeat(256 * 1024) + body,
  depth: (body, random) => {
    const depth = random.below(100_000)
    return body.replace("{", `{"x":${"[".repeat(depth)}${"]".repeat(depth)},`)
  },
  "depth without end": (body) => body.replace("{", `{"x":${'{"a":'.repeat(40_000)}`),
  "many fields": (body, random) => {
    const count = random.below(15_000)
    const fields = Array.from({ length: count }, (_, index) => `"f${index}":${index},`)
    return body.replace("{", `{${fields.join("")}`)
  },
  "one field many times": (body, random) => {
    const member = random.pick(['"Type":"Notification",', '"Signature":"",', '"__proto__":{},'])
    return body.replace("{", `{${member.repeat(random.below(8_000))}`)
  },
}
