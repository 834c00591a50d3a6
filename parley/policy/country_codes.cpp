#include "parley/policy/country_codes.hpp"

#include <algorithm>

namespace parley::policy {
namespace {

// Number, two letters, three letters: eight bytes each.
constexpr std::string_view every_country =
    "004AFAFG008ALALB010AQATA012DZDZA016ASASM020ADAND024AOAGO028AGATG031AZAZE032ARARG036AUAUS040ATAUT"
    "044BSBHS048BHBHR050BDBGD051AMARM052BBBRB056BEBEL060BMBMU064BTBTN068BOBOL070BABIH072BWBWA074BVBVT"
    "076BRBRA084BZBLZ086IOIOT090SBSLB092VGVGB096BNBRN100BGBGR104MMMMR108BIBDI112BYBLR116KHKHM120CMCMR"
    "124CACAN132CVCPV136KYCYM140CFCAF144LKLKA148TDTCD152CLCHL156CNCHN158TWTWN162CXCXR166CCCCK170COCOL"
    "174KMCOM175YTMYT178CGCOG180CDCOD184CKCOK188CRCRI191HRHRV192CUCUB196CYCYP203CZCZE204BJBEN208DKDNK"
    "212DMDMA214DODOM218ECECU222SVSLV226GQGNQ231ETETH232ERERI233EEEST234FOFRO238FKFLK239GSSGS242FJFJI"
    "246FIFIN248AXALA250FRFRA254GFGUF258PFPYF260TFATF262DJDJI266GAGAB268GEGEO270GMGMB275PSPSE276DEDEU"
    "288GHGHA292GIGIB296KIKIR300GRGRC304GLGRL308GDGRD312GPGLP316GUGUM320GTGTM324GNGIN328GYGUY332HTHTI"
    "334HMHMD336VAVAT340HNHND344HKHKG348HUHUN352ISISL356ININD360IDIDN364IRIRN368IQIRQ372IEIRL376ILISR"
    "380ITITA384CICIV388JMJAM392JPJPN398KZKAZ400JOJOR404KEKEN408KPPRK410KRKOR414KWKWT417KGKGZ418LALAO"
    "422LBLBN426LSLSO428LVLVA430LRLBR434LYLBY438LILIE440LTLTU442LULUX446MOMAC450MGMDG454MWMWI458MYMYS"
    "462MVMDV466MLMLI470MTMLT474MQMTQ478MRMRT480MUMUS484MXMEX492MCMCO496MNMNG498MDMDA499MEMNE500MSMSR"
    "504MAMAR508MZMOZ512OMOMN516NANAM520NRNRU524NPNPL528NLNLD531CWCUW533AWABW534SXSXM535BQBES540NCNCL"
    "548VUVUT554NZNZL558NINIC562NENER566NGNGA570NUNIU574NFNFK578NONOR580MPMNP581UMUMI583FMFSM584MHMHL"
    "585PWPLW586PKPAK591PAPAN598PGPNG600PYPRY604PEPER608PHPHL612PNPCN616PLPOL620PTPRT624GWGNB626TLTLS"
    "630PRPRI634QAQAT638REREU642ROROU643RURUS646RWRWA652BLBLM654SHSHN659KNKNA660AIAIA662LCLCA663MFMAF"
    "666PMSPM670VCVCT674SMSMR678STSTP682SASAU686SNSEN688RSSRB690SCSYC694SLSLE702SGSGP703SKSVK704VNVNM"
    "705SISVN706SOSOM710ZAZAF716ZWZWE724ESESP728SSSSD729SDSDN732EHESH740SRSUR744SJSJM748SZSWZ752SESWE"
    "756CHCHE760SYSYR762TJTJK764THTHA768TGTGO772TKTKL776TOTON780TTTTO784AEARE788TNTUN792TRTUR795TMTKM"
    "796TCTCA798TVTUV800UGUGA804UAUKR807MKMKD818EGEGY826GBGBR831GGGGY832JEJEY833IMIMN834TZTZA840USUSA"
    "850VIVIR854BFBFA858UYURY860UZUZB862VEVEN876WFWLF882WSWSM887YEYEM894ZMZMB";

// What UN Comtrade, and so BACI, numbers otherwise.
constexpr std::string_view of_comtrade = "842USUSA699ININD757CHCHE251FRFRA579NONOR490TWTWN";

// name=code, apart at bars.
constexpr std::string_view named_countries =
    "afghanistan=AFG|albania=ALB|algeria=DZA|angola=AGO|argentina=ARG|armenia=ARM|australia=AUS|austria=AUT|azerbaijan="
    "AZE|"
    "bangladesh=BGD|belarus=BLR|belgium=BEL|bolivia=BOL|brazil=BRA|brunei=BRN|bulgaria=BGR|burma=MMR|cambodia=KHM|"
    "cameroon=CMR|"
    "canada=CAN|chile=CHL|china=CHN|colombia=COL|costa rica=CRI|cote d'ivoire=CIV|côte "
    "d'ivoire=CIV|croatia=HRV|cuba=CUB|"
    "cyprus=CYP|czech republic=CZE|czechia=CZE|denmark=DNK|dominican republic=DOM|ecuador=ECU|egypt=EGY|estonia=EST|"
    "ethiopia=ETH|finland=FIN|france=FRA|germany=DEU|ghana=GHA|greece=GRC|guatemala=GTM|holland=NLD|hong "
    "kong=HKG|hungary=HUN|"
    "iceland=ISL|india=IND|indonesia=IDN|iran=IRN|iraq=IRQ|ireland=IRL|israel=ISR|italy=ITA|ivory coast=CIV|japan=JPN|"
    "jordan=JOR|kazakhstan=KAZ|kenya=KEN|kuwait=KWT|laos=LAO|latvia=LVA|lebanon=LBN|lithuania=LTU|luxembourg=LUX|"
    "malaysia=MYS|"
    "malta=MLT|mexico=MEX|morocco=MAR|myanmar=MMR|nepal=NPL|netherlands=NLD|new zealand=NZL|nigeria=NGA|north "
    "korea=PRK|"
    "norway=NOR|oman=OMN|pakistan=PAK|panama=PAN|peru=PER|philippines=PHL|poland=POL|portugal=PRT|qatar=QAT|romania="
    "ROU|"
    "russia=RUS|russian federation=RUS|saudi arabia=SAU|senegal=SEN|serbia=SRB|singapore=SGP|slovakia=SVK|slovenia=SVN|"
    "south africa=ZAF|south korea=KOR|spain=ESP|sri "
    "lanka=LKA|sweden=SWE|switzerland=CHE|taiwan=TWN|tanzania=TZA|thailand=THA|"
    "tunisia=TUN|turkey=TUR|turkiye=TUR|türkiye=TUR|uae=ARE|ukraine=UKR|united arab emirates=ARE|united kingdom=GBR|"
    "united states=USA|uruguay=URY|venezuela=VEN|viet nam=VNM|vietnam=VNM|zambia=ZMB|zimbabwe=ZWE";

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_small_of(std::string_view asked, std::string_view code) {
    return std::equal(asked.begin(), asked.end(), code.begin(), code.end(),
                      [](char a, char b) { return a == lowered(b); });
}

}  // namespace

std::string country_code(std::string_view asked) {
    constexpr std::size_t row = 8;
    for (const std::string_view table : {every_country, of_comtrade})
        for (std::size_t at = 0; at < table.size(); at += row)
            if (asked == table.substr(at, 3) || is_small_of(asked, table.substr(at + 3, 2)))
                return std::string(table.substr(at + 5, 3));
    for (std::string_view rest = named_countries; !rest.empty();) {
        const std::string_view each = rest.substr(0, rest.find('|'));
        const std::size_t sign = each.find('=');
        if (each.substr(0, sign) == asked) return std::string(each.substr(sign + 1));
        rest.remove_prefix(std::min(each.size() + 1, rest.size()));
    }
    return {};
}

}  // namespace parley::policy
