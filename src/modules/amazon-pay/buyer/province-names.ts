/**
 * Names and abbreviations of subdivisions that buyers and address books write beside those of the lists: in another language of the
 * country, as they were before, or shorter. By country, each as code and names.
 */
export const otherNames: Readonly<Partial<Record<string, string>>> = {
  AT: "1~Bgld|2~Ktn|3~NÖ|4~OÖ|5~Sbg|6~Stmk|7~Tir|8~Vbg",
  BE: "BRU~Brussel~Bruxelles~Brussels",
  CA: "NL~NF~Newfoundland~Labrador~Terre-Neuve-et-Labrador|PE~PEI|QC~PQ|BC~Colombie-Britannique|NB~Nouveau-Brunswick|NS~Nouvelle-Écosse|PE~Île-du-Prince-Édouard|NT~NWT~Territoires du Nord-Ouest|YT~Yukon Territory",
  CH: "BE~Berne~Berna|BL~Baselland~Bâle-Campagne|BS~Basel~Bâle-Ville|FR~Freiburg|GE~Genf~Ginevra|GR~Grisons~Grigioni|LU~Lucerna|NE~Neuenburg|SG~Saint-Gall|SO~Soleure|TG~Thurgovie|TI~Tessin|VD~Waadt|VS~Wallis|ZG~Zoug",
  DE: "BW~BaWü|MV~Mecklenburg-Western Pomerania|NW~NRW",
  ES: "A~Alacant~Alacant/Alicante|AL~Almeria|BI~Vizcaya|C~La Coruña~Coruña|CS~Castelló~Castellón de la Plana|GC~Las Palmas de Gran Canaria~Gran Canaria|GI~Gerona|L~Lérida|NA~Nafarroa~Navarre|OR~Orense|PM~Baleares~Islas Baleares|SS~Guipúzcoa|TF~Tenerife|V~València|VI~Araba~Álava/Araba~Araba/Álava",
  FR: "75C~75|69M~Lyon|974~Réunion",
  GB: "DUR~County Durham",
  IT: "AO~Aoste~Valle d'Aosta|BZ~Bozen|MB~Monza~Monza-Brianza~Monza e della Brianza|MS~Massa|PU~Pesaro-Urbino~Pesaro|RC~Reggio di Calabria|RE~Reggio nell'Emilia|VB~Verbania|FC~Forlì",
  US: "DC~D.C.~Washington D.C.~Dist. of Columbia|PR~Commonwealth of Puerto Rico|VI~Virgin Islands|MP~CNMI",
}
