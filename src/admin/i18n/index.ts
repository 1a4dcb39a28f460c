import en from "./en.json"

/** The dashboard merges these into its own translations; each language has the plugin's namespace. */
export default {
  en: { amazonPay: en },
}
