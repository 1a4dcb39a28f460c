import type { Finding } from "../diagnostics"

type Line = Omit<Finding, "code" | "values">

/** One line for each finding: `ok`, or a sentence with the fix. */
export function report(findings: readonly Line[]): string {
  const width = Math.max(0, ...findings.map(({ check }) => check.length))
  const severalAccounts = new Set(findings.flatMap(({ account }) => account ?? [])).size > 1
  return findings
    .map(({ check, account, ok, message, fix }) => {
      const whose = severalAccounts && account ? `[${account}] ` : ""
      const sentence = fix ? `${message} ${fix}` : message
      return `${ok ? "ok " : "NO "} ${check.padEnd(width)}  ${whose}${sentence}\n`
    })
    .join("")
}
