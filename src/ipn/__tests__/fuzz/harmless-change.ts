import { membersOf, render } from "./json-members"
import type { Random } from "./random"

const other = '"x":[1,{"Type":"Nothing","Signature":null}]'

/** Changes that by proof change nothing that is signed or used: each must be accepted, with the same outcome. */
export const harmlessChange: Readonly<Record<string, (body: string, random: Random) => string>> = {
  "another order": (body, random) => {
    const members = membersOf(body)
    return render(
      members
        .map((member) => ({ member, by: random.next() }))
        .sort((a, b) => a.by - b.by)
        .map(({ member }) => member),
    )
  },
  "other spacing": (body, random) => JSON.stringify(JSON.parse(body), null, random.below(5)),
  "a field nobody knows": (body) => body.replace("{", `{${other},`),
  "another address to unsubscribe": (body) =>
    render(membersOf(body).filter(({ key }) => key !== '"UnsubscribeURL"')),
  "letters as numbers": (body, random) => {
    const from = body.indexOf(random.pick(["arn:aws", "sns.", "T08", "Notification"]))
    const code = body.charCodeAt(from).toString(16).padStart(4, "0")
    return from < 0 ? body : `${body.slice(0, from)}\\u${code}${body.slice(from + 1)}`
  },
  "relays' spelling": (body) =>
    body
      .replace('"SigningCertURL"', '"SigningCertUrl"')
      .replace('"SubscribeURL"', '"SubscribeUrl"'),
}
