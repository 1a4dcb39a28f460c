/** Members of a JSON object as they are written: a list, so that keys may come twice and values may be broken. */
export type Members = { key: string; value: string }[]

export function membersOf(body: string): Members {
  return Object.entries(JSON.parse(body) as object).map(([key, value]) => ({
    key: JSON.stringify(key),
    value: JSON.stringify(value),
  }))
}

export function render(members: Members): string {
  return `{${members.map(({ key, value }) => `${key}:${value}`).join(",")}}`
}

/** The text of a member whose value is one. */
export function textOf(members: Members, name: string): string {
  const found = members.find(({ key }) => key === JSON.stringify(name))
  const value: unknown = found && JSON.parse(found.value)
  return typeof value === "string" ? value : ""
}

/** The same members with the value of one replaced, or added. */
export function withText(members: Members, name: string, text: string): Members {
  const key = JSON.stringify(name)
  const value = JSON.stringify(text)
  return members.some((member) => member.key === key)
    ? members.map((member) => (member.key === key ? { key, value } : member))
    : [...members, { key, value }]
}
