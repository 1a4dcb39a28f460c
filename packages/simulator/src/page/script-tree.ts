/** Order references as trees, requests and notifications as lists. */
export const treeScript = String.raw`
function button(label, key, onclick) {
  return make("button", { type: "button", onclick, "data-focus": key }, label)
}

/** What the shop has written, as Amazon shows it to people. */
function note(text) {
  return text ? make("span", { className: "muted" }, " “" + text + "”") : null
}

function renderRefund(refund) {
  return make("li", {}, "Refund ", make("strong", {}, refund.Amount), " ", stateText(refund.State, refund.ReasonCode), " ",
    make("span", { className: "muted" }, refund.RefundType + " "), make("code", {}, refund.AmazonRefundId + " (" + refund.RefundReferenceId + ")"), note(refund.SellerRefundNote))
}

function renderCapture(capture) {
  const id = capture.AmazonCaptureId
  const actions = make("div", { className: "row" })
  if (capture.State === "Completed") {
    actions.append(
      button("Refund in Seller Central", id + "-refund", () => act("POST", "/captures/" + id + "/refunds", {})),
      button("A-to-z claim", id + "-claim", () => act("POST", "/captures/" + id + "/a-to-z", {})),
      button("Chargeback", id + "-chargeback", () => act("POST", "/captures/" + id + "/chargeback", {})),
    )
  }
  if (capture.State === "Pending") {
    actions.append(
      button("Complete", id + "-complete", () => act("POST", "/captures/" + id + "/decide", { state: "Completed" })),
      button("Decline", id + "-decline", () => act("POST", "/captures/" + id + "/decide", { state: "Declined", reasonCode: "ProcessingFailure" })),
    )
  }
  return make("li", {}, "Capture ", make("strong", {}, capture.Amount), " ", stateText(capture.State, capture.ReasonCode), " ",
    make("code", {}, id + " (" + capture.CaptureReferenceId + ")"), note(capture.SellerCaptureNote), actions.childElementCount ? actions : null,
    make("ul", {}, ...capture.Refunds.map(renderRefund)))
}

function renderAuthorization(authorization) {
  const id = authorization.AmazonAuthorizationId
  const actions = make("div", { className: "row" })
  if (authorization.State === "Open") {
    actions.append(button("Capture in Seller Central", id + "-capture", () => act("POST", "/authorizations/" + id + "/captures", {})))
  }
  if (authorization.State === "Pending") {
    actions.append(
      button("Approve", id + "-approve", () => act("POST", "/authorizations/" + id + "/decide", { state: "Open" })),
      button("Reject", id + "-reject", () => act("POST", "/authorizations/" + id + "/decide", { state: "Declined", reasonCode: "AmazonRejected" })),
    )
  }
  return make("li", {}, "Authorization ", make("strong", {}, authorization.Amount), " ",
    stateText(authorization.State, authorization.ReasonCode), " ",
    make("code", {}, id + " (" + authorization.AuthorizationReferenceId + ")"), note(authorization.SellerAuthorizationNote), actions.childElementCount ? actions : null,
    make("ul", {}, ...authorization.Captures.map(renderCapture)))
}

const methods = ["Visa", "InvalidPaymentMethod", "AmazonRejected", "TransactionTimedOut", "PaymentMethodNotAllowed"]

function paymentSwitch(order) {
  const id = order.AmazonOrderReferenceId
  const select = make("select", { ariaLabel: "Payment method of " + id, "data-focus": id + "-method" })
  const current = methods.find((method) => (order.PaymentMethod || "").endsWith(method)) || "Visa"
  for (const method of methods) {
    select.append(make("option", { value: method, selected: method === current }, method === "Visa" ? "Visa (works)" : "Visa * " + method))
  }
  select.addEventListener("change", () => act("POST", "/order-references/" + id + "/payment-method", { paymentMethod: select.value }))
  return make("label", {}, "Payment method ", select)
}

function renderOrders(orders) {
  if (orders.length === 0) return [make("li", { className: "muted" }, "None yet. They appear when a buyer checks out.")]
  return orders.map((order) => {
    const id = order.AmazonOrderReferenceId
    const total = order.OrderTotal ? order.OrderTotal.Amount + " " + order.OrderTotal.CurrencyCode : "no total yet"
    return make("li", {}, fold(id, [
      make("code", {}, id), " ", make("strong", {}, total), " ", stateText(order.State, order.ReasonCode),
      make("span", { className: "muted" }, [order.StoreName, order.SellerOrderId].filter(Boolean).map((name) => " · " + name).join("")),
    ], () => {
      const actions = make("div", { className: "row" }, paymentSwitch(order))
      if (order.Challenge === "waiting") actions.append(make("a", { href: "/challenge/" + id }, "The buyer's challenge"))
      if (order.State === "Open" || order.State === "Suspended") {
        actions.append(button("Close as Amazon", id + "-close", () => act("POST", "/order-references/" + id + "/close")))
      }
      return [actions, note(order.SellerNote), make("ul", {}, ...order.Authorizations.map(renderAuthorization))]
    }))
  })
}

function renderRequests(requests) {
  if (requests.length === 0) return [make("li", { className: "muted" }, "None yet.")]
  return [...requests].reverse().map((entry) => make("li", {}, fold("request-" + entry.number, [
    stateText(entry.status === null ? "closed" : entry.status), " ", make("strong", {}, entry.action || "(no action)"), " ",
    make("span", { className: "muted" }, new Date(entry.at).toISOString().slice(11, 19) + (entry.fault ? " · fault: " + entry.fault : "")),
  ], () => [
    make("pre", { tabIndex: 0 }, Object.entries(entry.parameters).map(([name, value]) => name + " = " + value).join("\n")),
    make("pre", { tabIndex: 0 }, entry.answer ? indented(entry.answer) : "(no answer)"),
  ])))
}

function renderNotifications(records) {
  if (records.length === 0) return [make("li", { className: "muted" }, "None yet.")]
  return [...records].reverse().map((record) => make("li", {}, fold("notification-" + record.id, [
    stateText(record.state), " ", make("strong", {}, record.type), " ", make("code", {}, record.objectId), " ",
    make("span", { className: "muted" }, record.attempts.map(({ status, error }) => status || error).join(", ")),
  ], () => [
    make("div", { className: "row" }, button("Deliver again", record.id, () => act("POST", "/notifications/" + record.id + "/redeliver"))),
    make("pre", { tabIndex: 0 }, readable(record.body)),
  ])))
}

function readable(body) {
  try {
    const envelope = JSON.parse(body)
    const message = JSON.parse(envelope.Message)
    const data = message.NotificationData
    delete message.NotificationData
    return JSON.stringify({ ...envelope, Message: message }, null, 2) + "\n\n" + indented(data.slice(0, 20000))
  } catch {
    return body
  }
}
`
