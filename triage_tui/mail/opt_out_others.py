"""The wishes of `opt_out_words` in further languages, from Finnish to Thai."""

from __future__ import annotations

from typing import Final

from triage_tui.mail.opt_out_wish import Wish

OTHERS: Final = (
    Wish(
        ("poist", "lopet", "lähet", "viest", "enää", "peru"),
        r"\bpoista\w* (?:minut|minua|meidät|osoitt|tieto)|\blopet\w+\b.{0,20}(?:viest|lähet|posti"
        r"|spam|yhtey)|\bälkää (?:lähettäkö|ottako)\b.{0,20}enää"
        r"|\bälä lähetä\b.{0,20}enää|\ben halua\b.{0,20}(?:viest|posti|yhtey)|\bei enää (?:viest"
        r"|sähköpost)|\bperu\w* (?:tilau|uutis)",
        r"\bvielä\b|\bennen\b",
    ),
    Wish(
        ("odhla", "odhlá", "vyřaď", "odstra", "vymaž", "smaž", "nepiš", "neposíl", "mail",
        "přesta", "nepře"),
        r"\b(?:odhla|odhlá|vyřaď|vyřad|odstra|vymaž|smaž)\w* (?:mě|mne|nás|můj|moje|naši)"
        r"|\b(?:už |více |nám |mi )*(?:nepište|neposílejte|nekontaktujte)\b"
        r"|\bpřesta\w+ .{0,10}(?:psát|posíl|kontakt)|\bnechc\w+ .{0,14}(?:mail|zpráv|být kontakt)"
        r"|nepřeji .{0,14}(?:mail|zpráv)|\bdost (?:těch )?(?:e-?)?mail",
        r"\bještě\b|\bpřed\b|\bdo (?:pond|úter|střed|čtvr|pát)|\bnepřest",
    ),
    Wish(
        ("leirat", "töröl", "írj", "küld", "keres", "iratko"),
        r"\bleiratkoz\w*|\btöröl\w+ .{0,20}(?:list|engem|minket|címem|adat)|\btöröljen\w*"
        r"|\bne (?:írj|küldj|keress)\w* .{0,8}(?:többet|több|tovább)|\bhagyj\w+ .{0,10}(?:békén"
        r"|abba)",
        r"\bmég ne\b",
    ),
    Wish(
        ("liste", "mail", "yazma", "artık", "posta", "gönder", "abone", "iptal", "rahatsız"),
        r"(?:listeden|listenizden|listeni?zden)\b.{0,12}(?:çık|sil|kald)|\b(?:beni"
        r"|bizi)\b.{0,20}(?:çıkar|sil|kaldır)|\babonelik\w*.{0,12}(?:iptal|çık)"
        r"|iptal etmek istiyorum"
        r"|\b(?:mail|e-?posta|mesaj)\w* (?:atma|gönderme|yollama|yazma)\w*"
        r"|\bbir daha\b.{0,12}(?:yazma|mail|e-?posta|gönderme|arama)|(?:yazma|gönderme"
        r"|atma)\w+ artık|\bartık\b.{0,20}(?:istemiyor|yazma|gönderme)|\brahatsız etme",
        r"\bhenüz\b|\b(?:önce|kadar)\b",
    ),
    Wish(
        ("пиш", "отпис", "удал", "убер", "убра", "исключ", "спам", "рассылк", "присыла", "беспоко",
        "писать", "слать", "отпиш",
         "перестан", "прекрат", "вычерк", "отстан"),
        r"\bотпи[сш]\w*|(?<!не )\b(?:удалит|уберит|исключит|вычеркнит|удалить|убрать|исключить"
        r"|уберет)\w* (?:меня|нас|мой|наш|этот|адрес)"
        r"|\bне (?:надо |нужно |смейте )?(?:мне |нам )?(?:больше )?(?:пишите|присылайте|шлите"
        r"|беспокойте|отправляйте|звоните|писать|присылать|слать)(?: \w+)? ?(?:мне|нам|больше"
        r"|никогда|сюда|$|\W*$)"
        r"|\bбольше (?:мне |нам )?не (?:пиш|присыл|шл|беспок|отправл|хо)|\b(?:хватит|довольно"
        r"|достаточно) (?:мне )?(?:спам|писать|слать|рассыл|писем|присыл|этих)|\b(?:перестаньте"
        r"|прекратите|прекрати|отстаньте)\b"
        r"|\bне (?:хочу|желаю|хотим) (?:больше )?(?:получать|ваши|ваших)",
        r"\bне (?:перестав|прекращ|удаляй|убирай)|\b(?:до|пока|ещё|еще) |\bпока\b",
    ),
    Wish(
        ("пиш", "відпис", "видал", "припин", "надсил", "приберіть"),
        r"\bвідпиш\w*|\bвидал\w+ (?:мене|нас|мо|наш)|\bприберіть (?:мене|нас)|\bне (?:пишіть"
        r"|надсилайте|турбуйте)\b|\bприпин\w+ (?:мені )?(?:надсил|писа|розсил)|\bбільше не (?:пиш"
        r"|надс)",
        r"\bще не\b|\bдо (?:понед|вівт|сер|чет|п)",
    ),
    Wish(
        ("dezabon", "lista", "listă", "scri", "trimit", "mail", "șterge", "elimina"),
        r"\bdezabon\w*|\b(?:șterge|sterge|elimina|scoate)\w*-?(?:mă|ma|ne)?\b.{0,20}(?:list|baz)"
        r"|\bnu (?:îmi|ne|imi) mai (?:scri|trim|contact)|\bnu mai (?:trimit|scri|doresc|vreau"
        r"|contact)|\bopriți\b.{0,20}mail",
        r"\bîncă\b|\bpână\b",
    ),
    Wish(
        ("διαγρ", "στέλν", "γράψ", "γράφ", "σταμα", "λίστα", "απεγγρ"),
        r"\bδιαγρά\w+|να διαγραφ\w+|\bσταματ\w+\b.{0,20}(?:στέλν|γράφ|mail|email|μηνύμ|επικοιν)"
        r"|\bμη(?:ν)?\b.{0,10}(?:ξανα)?(?:γράψ|στείλ|στέλν|γράφ|επικοιν)\w*|\bαπεγγρα\w*"
        r"|\bβγάλτε (?:με|μας)",
        r"\bακόμα\b|\bακόμη\b|\bπριν\b",
    ),
    Wish(
        ("הסיר", "להסיר", "תוריד", "לשלוח", "תשלח", "תפסיק", "הפסיק"),
        r"הסירו|להסיר אותי|תורידו אותי|הורידו אותי|תפסיקו|הפסיקו|אל תשלחו|לא לשלוח לי",
        r"עדיין|לפני",
    ),
    Wish(
        ("اشتراك", "ترسل", "مراسل", "احذف", "أزيل", "القائمة"),
        r"إلغاء (?:ال)?اشتراك|لا ترسل|توقف\w* عن|احذف|أزيلوا|أزل (?:اسمي|عنواني|بريدي)|كفى رسائل",
        r"\bبعد\b|\bقبل\b",
    ),
    Wish(
        ("退订", "退訂", "别", "別", "不要", "停止", "取消", "删除", "刪除", "勿", "移除"),
        r"退[订訂]|(?:不要|别|別|勿|不用)(?:再|继续|繼續)?(?:给|給|向)?(?:我|我们"
        r"|我們)?(?:们)?(?:再)?(?:发|發|寄|联系|聯絡|聯繫|打扰"
        r"|打擾|骚扰)(?:了|邮件|郵件|我|信|广告|\W*$)"
        r"|(?:不要|别|別|勿|不用)(?:再|继续)(?:发|發|寄|联系|给我)"
        r"|停止(?:给我|向我)?(?:发|發|寄|邮件|郵件|联系)|取消(?:订阅|訂閱)|(?:把我|将我"
        r"|我的)[^。]{0,12}(?:删除|刪除|移除|删掉)|请勿打扰",
        r"还|先|之前|暂|前不要",
    ),
    Wish(
        ("配信", "送信", "送ら", "連絡", "止め", "削除", "お断り", "不要", "メール", "解除"),
        r"配信(?:停止|を?(?:停止|止め|やめ|解除))|送らないで|送信を(?:停止|止め|やめ)|送付しないで|(?:今後の?"
        r"|もう)[^。]{0,8}(?:ご?連絡|メール"
        r"|送)[^。]{0,8}(?:不要|しないで|控え|やめ|遠慮|要りません)|連絡(?:しないで|は不要|は控え)"
        r"|メール[^。]{0,6}(?:止め|やめ|停止|不要|お断り)|リストから[^。]{0,6}(?:削除|外し)"
        r"|お断り(?:します|いたします|です)?|(?:登録"
        r"|購読)[^。]{0,4}解除",
        r"まだ|前に|までは",
    ),
    Wish(
        ("수신", "보내지", "그만", "연락", "삭제", "빼", "메일", "구독"),
        r"수신(?:을)? ?거부|보내지 ?(?:마|말)|그만 ?(?:보내|좀|하|해|연락)|연락 ?(?:하지"
        r"|주지) ?(?:마|말)|(?:명단|목록"
        r"|리스트)에서 [^.]{0,10}(?:빼|삭제|제외)|(?:메일|이메일)[^.]{0,8}(?:원하지|원치"
        r"|필요 ?없|중단|사절)"
        r"|구독 ?(?:취소|해지)",
        r"아직|전에는|까지는",
    ),
    Wish(
        ("hủy", "gỡ", "đừng", "xóa", "ngừng", "dừng"),
        r"hủy đăng ký|gỡ (?:tôi|chúng tôi)|đừng (?:gửi|liên hệ|làm phiền)\b|xóa (?:tôi|địa chỉ"
        r"|email)|(?:ngừng|dừng) (?:gửi|liên)",
        r"\bvội\b|\bchưa\b|\btrước\b",
    ),
    Wish(
        ("berhenti", "hapus", "jangan"),
        r"\bberhenti (?:meng|berlangganan|kirim)|\bhapus (?:saya|alamat|email|kami)"
        r"|\bjangan (?:kirim|hubungi|mengirim|email)\b.{0,20}(?:lagi|$)",
        r"\bdulu\b|\bsebelum\b",
    ),
    Wish(("หยุด", "ยกเลิก", "อย่า"), r"หยุดส่ง|ยกเลิก(?:การ)?(?:รับ|สมัคร)|อย่าส่ง"),
)  # fmt: skip
