/** Name and version of this package, as Amazon's statistics see them. */
export const PACKAGE_NAME = "medusa-payment-amazon-pay"
export const PACKAGE_VERSION = "0.1.0"

/** The shop or plug-in on whose behalf requests are made. */
export interface Application {
  name: string
  version: string
}

/**
 * `User-Agent` by the convention of MWS: `name/version (app/appVersion; Language/x.y; platform)`.
 * In a name, `/`, `\`, `(`, `)` and `;` are escaped with a backslash, white space is collapsed, and what is not
 * printable ASCII is left out.
 */
export function userAgent(application?: Application): string {
  const parts = [
    ...(application ? [`${field(application.name)}/${field(application.version)}`] : []),
    `Node.js/${process.versions.node}`,
    `${process.platform}/${process.arch}`,
  ]
  return `${PACKAGE_NAME}/${PACKAGE_VERSION} (${parts.join("; ")})`
}

function field(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[^\x20-\x7e]/g, "")
    .trim()
    .slice(0, 100)
    .replace(/[\\/();]/g, "\\$&")
}
