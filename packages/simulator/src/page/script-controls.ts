/** Switches for notifications, faults and outcomes. */
export const controlsScript = String.raw`
function renderMode(mode) {
  const set = (change) => {
    const { endpoint, ...rest } = mode
    return act("POST", "/notifications", { ...rest, ...change })
  }
  const check = (name, label, on, off) => make("label", {},
    make("input", { type: "checkbox", checked: Boolean(mode[name]), "data-focus": "mode-" + name,
      onchange: (event) => set({ [name]: event.target.checked ? on : off }) }), " " + label)
  const as = make("select", { ariaLabel: "Disguise of notifications", "data-focus": "mode-as", onchange: (event) => set({ as: event.target.value || null }) })
  for (const [value, label] of [["", "as they are"], ["corrupt", "corrupt"], ["foreign-topic", "foreign topic"], ["other-seller", "other seller"], ["live", "live"], ["oversized", "oversized"], ["unreadable", "unreadable"]]) {
    as.append(make("option", { value, selected: (mode.as || "") === value }, label))
  }
  const version = make("select", { ariaLabel: "Signature version", "data-focus": "mode-version", onchange: (event) => set({ signatureVersion: event.target.value }) })
  for (const value of ["1", "2"]) version.append(make("option", { value, selected: mode.signatureVersion === value }, "signature " + value))
  return [
    check("hold", "hold", true, false),
    check("duplicate", "duplicate", 1, 0),
    check("reverse", "reverse", true, false),
    check("lose", "lose", 1, 0),
    check("early", "early", true, false),
    version, as,
    button("Release held", "release", () => act("POST", "/notifications/release")),
  ]
}

function renderArmed({ faults }) {
  if (faults.length === 0) return ["No fault is waiting."]
  return ["Waiting: " + faults.map((fault) => fault.kind + " for " + fault.action + (fault.times ? " (" + fault.times + "×)" : "")).join(", ")]
}

function renderFaultForm() {
  const kinds = ["drop-before", "drop-after", "delay", "status", "html", "truncate", "malformed", "slow", "content-type"]
  const actions = ["*", "SetOrderReferenceDetails", "ConfirmOrderReference", "Authorize", "Capture", "Refund", "CloseOrderReference", "CancelOrderReference"]
  const kind = make("select", { ariaLabel: "Kind of fault" }, ...kinds.map((value) => make("option", { value }, value)))
  const action = make("select", { ariaLabel: "Operation the fault strikes" }, ...actions.map((value) => make("option", { value }, value === "*" ? "every operation" : value)))
  const times = make("input", { type: "number", min: 1, value: 1, ariaLabel: "How often", style: "width:5rem" })
  return [
    "Fault ", kind, action, times, "times",
    button("Arm", "arm", () => act("POST", "/faults", { faults: [{ action: action.value, kind: kind.value, times: Number(times.value) || 1 }] })),
    button("Clear", "clear", () => act("DELETE", "/faults")),
  ]
}

function renderOutcomeForm() {
  const outcomes = {
    "authorization Declined InvalidPaymentMethod": ["authorization", "Declined", "InvalidPaymentMethod"],
    "authorization Declined AmazonRejected": ["authorization", "Declined", "AmazonRejected"],
    "authorization Declined ProcessingFailure": ["authorization", "Declined", "ProcessingFailure"],
    "authorization Declined TransactionTimedOut": ["authorization", "Declined", "TransactionTimedOut"],
    "capture Pending": ["capture", "Pending", null],
    "capture Declined AmazonRejected": ["capture", "Declined", "AmazonRejected"],
    "capture Declined ProcessingFailure": ["capture", "Declined", "ProcessingFailure"],
    "refund Declined AmazonRejected": ["refund", "Declined", "AmazonRejected"],
    "refund Declined ProcessingFailure": ["refund", "Declined", "ProcessingFailure"],
  }
  const select = make("select", { ariaLabel: "How the next one ends" }, ...Object.keys(outcomes).map((value) => make("option", { value }, value)))
  return [
    "Next ", select,
    button("Set", "set-outcome", () => {
      const [of, state, reasonCode] = outcomes[select.value]
      return act("POST", "/outcomes", { outcomes: [{ of, state, reasonCode }] })
    }),
  ]
}
`
