import type { ReactNode } from "react"

/** Names and values, one pair a row; a value of null leaves its row out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="flex flex-col gap-y-2">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="grid grid-cols-3 gap-x-4">
            <dt className="txt-compact-small text-ui-fg-subtle">{name}</dt>
            <dd className="txt-compact-small col-span-2 break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
