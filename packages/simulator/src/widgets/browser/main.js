/** Puts `amazon` and `OffAmazonPayments` into the page, as Amazon's own script does. */

import { createButton } from "./button.js"
import { createConfirmationFlow } from "./confirmation-flow.js"
import { createLogin } from "./login.js"
import { createWidgets, forgetOrder, widgetError } from "./widget.js"

/** @param {{ base: string, environment: string }} settings */
export function start(settings) {
  const Login = createLogin(settings)
  const logout = Login.logout
  Login.logout = () => {
    forgetOrder()
    logout()
  }
  window.amazon = { Login }
  window.onAmazonLoginReady?.()
  window.OffAmazonPayments = {
    Button: createButton(widgetError),
    Widgets: createWidgets(settings),
    initConfirmationFlow: createConfirmationFlow(settings),
  }
  window.onAmazonPaymentsReady?.()
}
