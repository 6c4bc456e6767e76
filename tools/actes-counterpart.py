"""The State and an operator, for tests: what `actes` sends is checked here by other eyes.

The API is that of S²LOW. An act goes on by one step each time one asks where it is: taken, sent,
acknowledged. Some numbers have a fate: …ANOMALY is not taken by the State, …LETTER is followed by
a letter of observations, …PIECES by a request for pieces, …PLAIN by a plain letter, …COURT by a
referral to the court, …TWIN is taken from another hand at the very moment it is deposited. The
account is that of whoever signs in:
the login is a SIREN, and what one has sent the others do not see.
"""
import base64
import datetime
import email.parser
import email.policy
import io
import json
import os
import re
import sys
import tarfile
import time
import xml.etree.ElementTree as ElementTree
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import parse_qs, urlsplit

ACTES = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216"
INSEE = "http://xml.insee.fr/schema"
IN_FORCE = "2021-10-01"
NATURES = ["DE", "AR", "AI", "CC", "BF", "AU"]
# How many there are in each matter of the first level.
MATTERS = [7, 3, 6, 5, 8, 5, 10, 9, 4]
# What follows an act whose number ends so.
FATES = {"PLAIN": "2", "PIECES": "3", "LETTER": "4", "COURT": "5"}
SIZE_MAX = 150 * 1024 * 1024

DEPARTMENT = r"(0[0-9]{2}|02[AB]|9[0-9]{2})"
SIREN = r"[0-9]{9}"
DAY = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
COMPACT = r"[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
NUMBER = r"[A-Z0-9]([A-Z0-9_]{0,13}[A-Z0-9])?"
ID = rf"{DEPARTMENT}-{SIREN}-{COMPACT}-[a-zA-Z0-9_]{{1,15}}-(DE|AR|AI|CC|BF|AU)"
MAIL = r"[_a-zA-Z0-9-]+(\.[_a-zA-Z0-9-]+)*@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,6}"
ANY = r"(?s).*"
FILE = r"[^/\\]+"
INTEGER = r"[0-9]+"

# What the schema says, read and written again: of each element its attributes, then its children in
# their order (name, least, most), or the pattern of its text.
SIGNED = {"children": [("NomFichier", 1, 1), ("Signature", 0, 1)]}
MATTER = {"attributes": {"actes:CodeMatiere": INTEGER}}
LETTER = {"actes:IDActe": ID, "actes:DateCourrierPref": DAY}
ONE_DOCUMENT = {"attributes": LETTER, "children": [("Document", 1, 1)]}
ELEMENTS = {
    "EnveloppeCLMISILL": {
        "children": [("Emetteur", 1, 1), ("AdressesRetour", 1, 1), ("FormulairesEnvoyes", 1, 1)]},
    "Emetteur": {"children": [("IDCL", 1, 1), ("Referent", 0, 1)]},
    "IDCL": {"attributes": {
        "insee:SIREN": SIREN, "actes:Departement": DEPARTMENT, "actes:Arrondissement": "[0-9]",
        "actes:Nature": "[0-9]{2}"}},
    "Referent": {"children": [("Nom", 0, 1), ("Telephone", 0, 1), ("Email", 0, 1)]},
    "Nom": {"text": ANY}, "Telephone": {"text": ANY}, "Email": {"text": MAIL},
    "AdressesRetour": {"children": [("Email", 1, None)]},
    "FormulairesEnvoyes": {"children": [("Formulaire", 1, None)]},
    "Formulaire": SIGNED, "Document": SIGNED, "Annexe": SIGNED,
    "NomFichier": {"text": FILE}, "Signature": {"text": ANY},
    "Acte": {
        "attributes": {"actes:Date": DAY, "actes:NumeroInterne": r"[\s\S]{1,15}",
                       "actes:CodeNatureActe": "[1-6]"},
        "children": [("CodeMatiere1", 1, 1), ("CodeMatiere2", 1, 1), ("CodeMatiere3", 0, 1),
                     ("CodeMatiere4", 0, 1), ("CodeMatiere5", 0, 1), ("Objet", 1, 1),
                     ("PrecedentIdentifiantActe", 0, 1), ("ClassificationDateVersion", 1, 1),
                     ("Document", 1, 1), ("Annexes", 1, 1), ("DocumentPapier", 1, 1)]},
    **{f"CodeMatiere{level}": MATTER for level in range(1, 6)},
    "Objet": {"text": r"[\s\S]{1,500}"},
    "PrecedentIdentifiantActe": {"attributes": {"actes:IDActe": ID}},
    "ClassificationDateVersion": {"text": DAY},
    "Annexes": {"attributes": {"actes:Nombre": INTEGER}, "children": [("Annexe", 0, None)]},
    "DocumentPapier": {"text": "[ON]"},
    "Annulation": {"attributes": {"actes:IDActe": ID}},
    "DemandeClassification": {"children": [("DateClassification", 0, 1)]},
    "DateClassification": {"text": DAY},
    "ReponseCourrierSimple": ONE_DOCUMENT, "RefusPieceComplementaire": ONE_DOCUMENT,
    "RejetLettreObservations": ONE_DOCUMENT, "ReponseLettreObservations": ONE_DOCUMENT,
    "PieceComplementaire": {"attributes": LETTER, "children": [("Documents", 1, 1)]},
    "Documents": {"children": [("Document", 1, None)]},
    "ARDemandePieceComplementaire": {"attributes": LETTER},
    "ARLettreObservations": {"attributes": LETTER},
}
ROOTS = {
    "Acte": "1-1", "ReponseCourrierSimple": "2-2", "ARDemandePieceComplementaire": "3-2",
    "RefusPieceComplementaire": "3-3", "PieceComplementaire": "3-4", "ARLettreObservations": "4-2",
    "RejetLettreObservations": "4-3", "ReponseLettreObservations": "4-4", "Annulation": "6-1",
    "DemandeClassification": "7-1",
}


class Wrong(Exception):
    """Why what was sent is not taken."""


def expect(condition, why):
    if not condition:
        raise Wrong(why)


def is_siren(number):
    if not re.fullmatch(SIREN, number):
        return False
    doubled = [int(figure) * (1 + place % 2) for place, figure in enumerate(reversed(number))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def kind_of(content):
    starts = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG": "png", b"<?xml": "xml"}
    return next((kind for start, kind in starts.items() if content.startswith(start)), None)


# Of France, summer and winter, as people and acts are dated; a machine may have no table of zones.
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()


def today():
    return datetime.date.today().isoformat()


# The schema

def local(element):
    expect(element.tag.startswith(f"{{{ACTES}}}"), f"{element.tag} n'est pas de ACTES")
    return element.tag.rpartition("}")[2]


def check_element(element):
    name = local(element)
    rule = ELEMENTS.get(name)
    expect(rule, f"{name} est inconnu")
    wanted = dict(rule.get("attributes", {}))
    for key, value in element.attrib.items():
        namespace, _, short = key.partition("}")
        prefix = {f"{{{ACTES}": "actes", f"{{{INSEE}": "insee"}.get(namespace)
        if "XMLSchema-instance" in namespace:
            continue
        pattern = wanted.pop(f"{prefix}:{short}", None)
        expect(pattern, f"{name} n'a pas d'attribut {key}")
        expect(re.fullmatch(pattern, value), f"{name}/@{short} : {value!r}")
    expect(not wanted, f"{name} : il manque {', '.join(wanted)}")
    if "text" in rule:
        expect(len(element) == 0, f"{name} a des éléments")
        expect(re.fullmatch(rule["text"], element.text or ""), f"{name} : {element.text!r}")
    else:
        expect(not (element.text or "").strip(), f"{name} a du texte")
        check_order(name, [local(child) for child in element], rule.get("children", []))
    for child in element:
        expect(not (child.tail or "").strip(), f"{name} a du texte")
        check_element(child)


def check_order(name, found, wanted):
    place = 0
    for child, least, most in wanted:
        count = 0
        while place < len(found) and found[place] == child and (most is None or count < most):
            place, count = place + 1, count + 1
        expect(count >= least, f"{name} : il manque {child}, ou il n'est pas à sa place")
    expect(place == len(found), f"{name} : {found[place:place + 1]} n'est pas à sa place")


def parse(content):
    expect(content.startswith(b'<?xml version="1.0" encoding="ISO-8859-1"'), "pas en ISO-8859-1")
    expect(b"<!DOCTYPE" not in content, "type de document")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise Wrong(f"XML : {error}") from error
    check_element(root)
    return root


def qualified(element, attribute):
    return element.get(f"{{{ACTES}}}{attribute}")


def texts(root, path):
    return [element.text for element in root.findall(path, {"a": ACTES})]


def check_archive(name, content):
    """What is in an archive: (the roots of its messages by their names, its files)."""
    expect(len(content) <= SIZE_MAX, "archive trop grosse")
    envelope_pattern = rf"(EACT|TACT)--({SIREN})--{COMPACT}-[0-9]{{1,4}}"
    named = re.fullmatch(rf"[A-Z]{{3}}-({envelope_pattern})\.tar\.gz", name)
    expect(named, f"nom d'archive : {name}")
    files = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:gz") as archive:
            for member in archive:
                expect(member.isfile() and "/" not in member.name, f"{member.name} dans l'archive")
                expect(member.name not in files, f"{member.name} est là deux fois")
                files[member.name] = archive.extractfile(member).read()
    except (tarfile.TarError, OSError, EOFError) as error:
        raise Wrong(f"archive : {error}") from error
    envelope_name = f"{named[1]}.xml"
    expect(next(iter(files), None) == envelope_name, "l'enveloppe n'est pas le premier fichier")
    envelope = parse(files[envelope_name])
    expect(local(envelope) == "EnveloppeCLMISILL", "pas d'enveloppe")
    sender = envelope.find("a:Emetteur/a:IDCL", {"a": ACTES})
    siren = sender.get(f"{{{INSEE}}}SIREN")
    expect(is_siren(siren) and siren == named[3], f"SIREN {siren}")
    base = f"{sender.get(f'{{{ACTES}}}Departement')}-{siren}"
    messages, wanted = {}, {envelope_name}
    for form in texts(envelope, "a:FormulairesEnvoyes/a:Formulaire/a:NomFichier"):
        expect(form in files, f"il manque {form}")
        messages[form] = parse(files[form])
        wanted |= {form, *check_message(base, form, messages[form], files)}
    expect(set(files) == wanted, f"fichiers en trop : {sorted(set(files) - wanted)}")
    return messages, files


def check_message(base, name, root, files):
    kind = local(root)
    expect(kind in ROOTS, f"{kind} n'est pas un message")
    code = ROOTS[kind]
    if kind == "Acte":
        day = root.get(f"{{{ACTES}}}Date").replace("-", "")
        number = root.get(f"{{{ACTES}}}NumeroInterne")
        expect(re.fullmatch(NUMBER, number), f"numéro {number}")
        nature = NATURES[int(root.get(f"{{{ACTES}}}CodeNatureActe")) - 1]
        act = f"{base}-{day}-{number}-{nature}"
        annexes = root.find("a:Annexes", {"a": ACTES})
        expect(int(annexes.get(f"{{{ACTES}}}Nombre")) == len(annexes), "nombre d'annexes")
    elif kind == "DemandeClassification":
        act = f"{base}---"
    else:
        act = root.get(f"{{{ACTES}}}IDActe")
        expect(act.startswith(base), f"{act} n'est pas de l'émetteur")
    expect(name == f"{act}-{code}_0.xml", f"nom de message : {name}")
    documents = texts(root, ".//a:NomFichier")
    for place, document in enumerate(documents, 1):
        expect(document in files, f"il manque {document}")
        stem = rf"[A-Z0-9_]{{5}}-{re.escape(act)}-{code}_{place}"
        named = re.fullmatch(rf"{stem}\.(pdf|xml|jpg|png)", document)
        expect(named, f"nom de document : {document}")
        expect(kind_of(files[document]) == named[1], f"{document} n'est pas ce que dit son nom")
    if kind == "Acte":
        expect(documents[0].endswith((".pdf", ".xml")), f"{documents[0]} : PDF attendu")
    return documents


# The State

def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def message(root, attributes, body=""):
    """A message as the ministry writes them: other quotes, other spaces than ours."""
    head = "<?xml version='1.0' encoding='ISO-8859-1' ?>\n"
    text = (f'{head}<actes:{root} xmlns:actes="{ACTES}" xmlns:insee="{INSEE}" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:schemaLocation="{ACTES} actesv1_1.xsd" {attributes}>{body}</actes:{root}>')
    return text.encode("latin-1")


def received(act):
    matters = "".join(f'\n    <actes:CodeMatiere{level} actes:CodeMatiere="{code}" />'
                      for level, code in enumerate(act["matters"], 1))
    annexes = "".join(f"<actes:Annexe><actes:NomFichier>{name}</actes:NomFichier></actes:Annexe>"
                      for name in act["names"][1:])
    return (f'\n  <actes:ActeRecu actes:CodeNatureActe="{act["nature"]}" actes:Date="{act["day"]}" '
            f'actes:NumeroInterne="{act["number"]}">{matters}'
            f'\n    <actes:Objet>{escaped(act["subject"])}</actes:Objet>'
            f'\n    <actes:ClassificationDateVersion>{act["dated"]}'
            f'</actes:ClassificationDateVersion>\n    <actes:Document><actes:NomFichier>'
            f'{act["names"][0]}</actes:NomFichier></actes:Document>'
            f'\n    <actes:Annexes actes:Nombre="{len(act["names"]) - 1}">{annexes}</actes:Annexes>'
            '\n  </actes:ActeRecu>'
            f'\n  <actes:ClassificationDateVersionEnCours>{IN_FORCE}'
            '</actes:ClassificationDateVersionEnCours>\n')


def acknowledgement(act):
    attributes = f'actes:DateReception="{today()}" actes:IDActe="{act["id"]}"'
    return message("ARActe", attributes, received(act))


def letter_archive(kind, act):
    """A letter in its envelope, in its archive, as the ministry sends it."""
    root, tag, code = {"2": ("CourrierSimple", None, "2-1"),
                       "3": ("DemandePieceComplementaire", "DescriptionPieces", "3-1"),
                       "4": ("LettreObservations", "Motif", "4-1"),
                       "5": ("DefereTA", "NatureIllegalite", "5-1")}[kind]
    document = f"{act['id']}-{code}_1.pdf"
    named = f"<actes:NomFichier>{document}</actes:NomFichier>"
    said = f"\n  <actes:{tag}>Voir l'article 2 &amp; la convention</actes:{tag}>" if tag else ""
    identity = f'actes:IDActe="{act["id"]}"'
    if kind == "5":
        attributes = identity
        body = (f"\n  <actes:DateDepot>{today()}</actes:DateDepot>{said}\n  <actes:PiecesJointes>"
                f"<actes:PieceJointe>{named}</actes:PieceJointe></actes:PiecesJointes>\n")
    else:
        attributes = f'actes:DateCourrierPref="{today()}" {identity}'
        body = f"{said}\n  <actes:Document>{named}</actes:Document>\n"
    form = f"{act['id']}-{code}_0.xml"
    envelope = message("EnveloppeMISILLCL", "", (
        f'<actes:Emetteur><actes:IDPref actes:Departement="{act["id"][:3]}" /></actes:Emetteur>'
        f"<actes:FormulairesEnvoyes><actes:Formulaire><actes:NomFichier>{form}</actes:NomFichier>"
        "</actes:Formulaire></actes:FormulairesEnvoyes>"
        f'<actes:Destinataire insee:SIREN="{act["id"].split("-")[1]}" />'))
    sent_on = today().replace("-", "")
    name = f"EACT--PREF{act['id'][:3]}-{act['id'].split('-')[1]}-{sent_on}-1.xml"
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for path, content in ((name, envelope), (form, message(root, attributes, body)),
                              (document, b"%PDF-1.4\n%%EOF\n")):
            member = tarfile.TarInfo(f"./{path}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return made.getvalue()


def classification():
    natures = "".join(
        f'<actes:NatureActe actes:CodeNatureActe="{code}" actes:Libelle="Nature {name}" '
        f'actes:TypeAbrege="{name}"><actes:TypePJNatureActe actes:CodeTypePJ="99_{name}" '
        f'actes:Libelle="Acte" /><actes:TypePJNatureActe actes:CodeTypePJ="99_AU" '
        'actes:Libelle="Autre document" /></actes:NatureActe>'
        for code, name in enumerate(NATURES, 1))
    second_level = '<actes:Matiere2 actes:CodeMatiere="{1}" actes:Libelle="Matière {0}.{1}" />'
    matters = "".join(
        f'<actes:Matiere1 actes:CodeMatiere="{first}" actes:Libelle="Matière {first}">'
        + "".join(second_level.format(first, second) for second in range(1, count + 1))
        + "</actes:Matiere1>"
        for first, count in enumerate(MATTERS, 1))
    return message("RetourClassification", "", (
        f"\n  <actes:DateClassification>{IN_FORCE}</actes:DateClassification>"
        f"<actes:NaturesActes>{natures}</actes:NaturesActes>"
        f"<actes:Matieres>{matters}</actes:Matieres>"))


# The operator

class Platform:
    def __init__(self):
        self.lock, self.transactions = Lock(), {}

    def add(self, owner, kind, **more):
        number = len(self.transactions) + 101
        self.transactions[number] = {"owner": owner, "type": kind, "status": 1, **more}
        return number

    def own(self, owner, number):
        found = self.transactions.get(int(number) if number.isdigit() else 0)
        expect(found and found["owner"] == owner, "Cette transaction n'est pas la vôtre.")
        return found

    def is_free(self, owner, number):
        mine = [it for it in self.transactions.values() if it["owner"] == owner]
        return all(it["act"]["number"] != number for it in mine if it["type"] == "1")

    def create(self, owner, fields, files):
        text = {name: values[0].decode("latin-1") for name, values in fields.items()}
        number, day = text.get("number", ""), text.get("decision_date", "")
        nature = text.get("nature_code", "")
        expect(re.fullmatch(NUMBER, number) and len(number) <= 15, "numéro mal écrit")
        expect(re.fullmatch(DAY, day), "date mal écrite")
        expect(day <= today(), "acte de demain")
        expect(nature in list("123456"), "nature inconnue")
        subject = text.get("subject", "")
        expect(1 <= len(subject) <= 499, "objet vide ou trop long")
        matters = [text[f"classif{level}"] for level in range(1, 6) if f"classif{level}" in text]
        expect(len(matters) >= 2 and all(code.isdigit() for code in matters), "Classification")
        first, second = int(matters[0]), int(matters[1])
        expect(1 <= first <= 9 and 1 <= second <= MATTERS[first - 1], "Classification inconnue")
        for flag in ("document_papier", "en_attente"):
            expect(text.get(flag) in ("0", "1"), f"{flag} n'est ni 0 ni 1")
        expect(self.is_free(owner, number), (
            "Ce numéro a déjà été donné à un acte.\nDonnez-en un autre à celui-ci."))
        identity = f"059-{owner}-{day.replace('-', '')}-{number}-{NATURES[int(nature) - 1]}"
        kinds = ("pdf", "xml") if nature == "5" else ("pdf",)
        names = self.names(f"{identity}-1-1", fields, files, kinds)
        act = {"id": identity, "number": number, "day": day, "nature": nature, "matters": matters,
               "subject": subject, "dated": IN_FORCE, "names": names}
        waits = text["en_attente"] == "1"
        if number.endswith("TWIN"):
            self.add(owner, "1", act=act)
            expect(self.is_free(owner, number), "Ce numéro a déjà été donné à un acte.")
        return self.add(owner, "1", act=act, **({"status": 17} if waits else {}))

    @staticmethod
    def names(base, fields, files, kinds):
        """What the documents are called once the operator has named them."""
        document = files.get("acte_pdf_file", [])
        expect(len(document) == 1, "il faut un acte, et un seul")
        expect(kind_of(document[0]) in kinds, "format de l'acte")
        typologies = [*fields.get("type_acte", []), *fields.get("type_pj[]", [])]
        annexes = files.get("acte_attachments[]", [])
        expect(len(typologies) == 1 + len(annexes), "une typologie par fichier")
        names = []
        for place, (typology, content) in enumerate(zip(typologies, [*document, *annexes]), 1):
            code = typology.decode("latin-1")
            expect(re.fullmatch(r"[A-Z0-9_]{5}", code), "typologie mal écrite")
            expect(kind_of(content), "format d'une annexe")
            names.append(f"{code}-{base}_{place}.{kind_of(content)}")
        return names

    def submit(self, owner, name, content):
        messages, _ = check_archive(name, content)
        numbers = []
        for form, root in messages.items():
            kind = ROOTS[local(root)][0]
            if local(root) != "Acte":
                act = {"id": qualified(root, "IDActe"), "number": ""}
                numbers.append(self.add(owner, kind, act=act))
                continue
            number = qualified(root, "NumeroInterne")
            expect(self.is_free(owner, number), "numéro déjà donné")
            matters = [qualified(it, "CodeMatiere") for it in root if "CodeMatiere" in it.tag]
            act = {"id": form.removesuffix("-1-1_0.xml"), "number": number, "matters": matters,
                   "day": qualified(root, "Date"), "nature": qualified(root, "CodeNatureActe"),
                   "subject": texts(root, "a:Objet")[0], "names": texts(root, ".//a:NomFichier"),
                   "dated": texts(root, "a:ClassificationDateVersion")[0]}
            numbers.append(self.add(owner, "1", act=act))
        return numbers

    def step(self, owner, number):
        """Where a transaction is; it has then gone one step further."""
        it = self.own(owner, number)
        status, act = it["status"], it["act"]
        # Nothing comes back for an answer to a plain letter: it stays sent.
        if status == 1 or status == 3 and it["type"] != "2":
            it["status"] = {1: 3, 3: 4}[status]
            if it["status"] == 4 and it["type"] == "1" and act["number"].endswith("ANOMALY"):
                it["status"] = -1
            for end, kind in FATES.items():
                if it["status"] == 4 and it["type"] == "1" and act["number"].endswith(end):
                    letter = self.add(owner, kind, act=act, about=int(number), read=False)
                    self.transactions[letter]["status"] = 7
        if status == -1:
            reason = "la classification utilisée n'est plus en vigueur à la préfecture"
            return status, f"002 : {reason}".encode("latin-1")
        if status != 4:
            return status, b""
        received_on, identity = f'actes:DateReception="{today()}"', f'actes:IDActe="{act["id"]}"'
        if it["type"] == "1":
            return status, acknowledgement(act)
        if it["type"] == "6":
            return status, message("ARAnnulation", f"{received_on} {identity}")
        root = {"3": "ARPieceComplementaire", "4": "ARReponseRejetLettreObservations"}[it["type"]]
        about = f'<actes:InfosCourrierPref {identity} actes:DateCourrierPref="{today()}" />'
        return status, message(root, received_on, about)

    def cancel(self, owner, number):
        it = self.own(owner, number)
        expect(it["type"] == "1", "seul l'envoi d'un acte se retire")
        expect(it["status"] == 4, "cet envoi n'a pas encore été acquitté")
        return self.add(owner, "6", act=it["act"])

    def answer(self, owner, fields, files):
        text = {name: values[0].decode("latin-1") for name, values in fields.items()}
        letter = self.own(owner, text.get("id", ""))
        expect(letter["type"] in ("2", "3", "4") and "read" in letter, "Ce n'est pas un courrier")
        expect(text.get("type_envoie") in ("3", "4"), "ni réponse ni refus")
        code = f"{letter['type']}-{text['type_envoie']}"
        self.names(f"{letter['act']['id']}-{code}", fields, files, ("pdf", "jpg", "png", "xml"))
        return self.add(owner, letter["type"], act=letter["act"])


platform = Platform()


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        url = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.reply(url.path, query, None)

    def do_POST(self):
        self.reply(urlsplit(self.path).path, {}, self.form())

    def form(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        parsed = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
        fields, files, names = {}, {}, []
        for part in parsed.iter_parts():
            name = part.get_param("name", header="content-disposition")
            content = part.get_payload(decode=True)
            if part.get_filename() is None:
                fields.setdefault(name, []).append(content)
            else:
                names.append(part.get_filename())
                files.setdefault(name, []).append(content)
        return fields, files, names

    def owner(self):
        scheme, _, secret = self.headers.get("authorization", "").partition(" ")
        login, _, password = base64.b64decode(secret or "").decode().partition(":")
        return login if scheme == "Basic" and is_siren(login) and password == "secret" else None

    def reply(self, path, query, form):
        owner = self.owner()
        if owner is None:
            return self.send(403, b"Forbidden")
        try:
            with platform.lock:
                answer = self.answer(owner, path, query, form)
        except Wrong as wrong:
            answer = f"KO\n{wrong}\n".encode("latin-1", "replace")
        if answer is None:
            return self.send(404, b"Not Found")
        if isinstance(answer, str) and answer.startswith("/"):
            return self.send(302, b"", answer)
        return self.send(200, answer if isinstance(answer, bytes) else answer.encode("latin-1"))

    def answer(self, owner, path, query, form):
        name = path.rpartition("/")[2]
        if name.endswith(("_create.php", "_submit.php", "_cancel.php")):
            expect(form and form[0].get("api") == [b"1"], "Ce n'est pas un appel de l'API")
        match name:
            case "test-connexion.php":
                return "OK"
            case "actes_classification_fetch.php":
                return classification()
            case "actes_transac_create.php":
                return f"OK\n{platform.create(owner, form[0], form[1])}\n\n"
            case "actes_transac_submit.php":
                numbers = platform.submit(owner, form[2][0], form[1]["enveloppe"][0])
                return "\n".join(["OK", str(len(numbers)), *map(str, numbers), ""])
            case "actes_transac_get_status.php":
                status, file = platform.step(owner, query.get("transaction", ""))
                return f"OK\n{status}\n".encode() + file
            case "actes_transac_cancel.php":
                return f"OK\n{platform.cancel(owner, form[0]['id'][0].decode())}\n\n"
            case "actes_transac_reponse_create.php":
                return f"OK\n{platform.answer(owner, form[0], form[1])}\n\n"
            case "actes_transac_get_document.php":
                platform.own(owner, query.get("id", ""))
                return f"/modules/actes/actes_download_file.php?env={query['id']}"
            case "actes_download_file.php":
                letter = platform.own(owner, query.get("env", ""))
                return letter_archive(letter["type"], letter["act"])
            case "actes_create_pdf.php":
                platform.own(owner, query.get("trans_id", ""))
                return b"%PDF-1.4\n%%EOF\n"
            case "document_prefecture_mark_as_read.php":
                platform.own(owner, query.get("transaction_id", ""))["read"] = True
                return json.dumps({"result": "ok"})
        return self.lists(owner, name, query)

    @staticmethod
    def lists(owner, name, query):
        everything = platform.transactions.items()
        mine = [(number, it) for number, it in everything if it["owner"] == owner]
        if name == "list_document_prefecture.php":
            return json.dumps([
                {"id": str(number), "type": it["type"], "number": it["act"]["number"],
                 "related_transaction_id": str(it["about"]), "unique_id": it["act"]["id"],
                 "last_status_id": "21"}
                for number, it in mine if it.get("read") is False])
        if name == "list_actes.php":
            status = int(query["status_id"])
            return json.dumps({"status_id": status, "transactions": [
                {"id": number, "number": it["act"]["number"], "type": it["type"],
                 "date": it["act"].get("day")}
                for number, it in mine if it["status"] == status]})
        return None

    def send(self, status, body, location=None):
        self.send_response(status)
        self.send_header("content-type", "text/plain; charset=iso-8859-1")
        self.send_header("content-length", str(len(body)))
        if location:
            self.send_header("location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def main():
    if sys.argv[1] == "serve":
        ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Answers).serve_forever()
    path = sys.argv[2]
    try:
        with open(path, "rb") as archive:
            messages, files = check_archive(path.rpartition("/")[2], archive.read())
    except Wrong as wrong:
        sys.exit(f"{path} : {wrong}")
    print(f"{path} : {len(messages)} message(s), {len(files)} fichiers, conforme.")


main()
