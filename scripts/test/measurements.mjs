/**
 * @typedef {object} Measurement
 * @property {string} what
 * @property {string[]} command npm's arguments
 * @property {string} [edit] the source file that is changed before
 * @property {RegExp} [done] the line by which whoever waits sees the result; the end of the command without it
 * @property {number} limitSeconds
 * @property {boolean} [long] only when it is asked for
 */

/** Jest's last word on what it ran. */
const JEST_RESULT = /^Tests:\s.*\d+ total$/m

const CAPTURE_STEP = "src/modules/amazon-pay/decisions/capture-step.ts"

/** @type {readonly Measurement[]} */
export const MEASUREMENTS = [
  {
    what: "one unit test, after an edit",
    command: ["run", "test:unit", "--", "capture-step"],
    edit: CAPTURE_STEP,
    done: JEST_RESULT,
    limitSeconds: 300,
  },
  {
    what: "one integration file, after an edit of the engine",
    command: ["run", "test:integration", "--", "two-parcels"],
    edit: CAPTURE_STEP,
    done: JEST_RESULT,
    limitSeconds: 900,
  },
  {
    what: "one browser file, after an edit of the storefront kit",
    command: ["run", "test:browser", "--", "kit-declines"],
    edit: "src/storefront/checkout/reduce.ts",
    done: JEST_RESULT,
    limitSeconds: 900,
  },
  {
    what: "one browser file, after an edit of the dashboard",
    command: ["run", "test:browser", "--", "admin-settings"],
    edit: "src/admin/pages/facts.tsx",
    done: JEST_RESULT,
    limitSeconds: 900,
  },
  {
    what: "lint, after an edit",
    command: ["run", "lint"],
    edit: CAPTURE_STEP,
    limitSeconds: 900,
  },
  {
    what: "types, after an edit",
    command: ["run", "typecheck"],
    edit: CAPTURE_STEP,
    limitSeconds: 900,
  },
  { what: "all of `npm test`", command: ["test"], limitSeconds: 3_600, long: true },
]
