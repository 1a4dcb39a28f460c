import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Settings } from "../../../pages/settings"

/** Under Settings: the merchant accounts. */
const AmazonPaySettingsPage = () => <Settings />

export const config = defineRouteConfig({ label: "menu", translationNs: "amazonPay" })

export const handle = { breadcrumb: () => "Amazon Pay" }

export default AmazonPaySettingsPage
