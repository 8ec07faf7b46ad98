package org.exeat.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.Details;
import org.exeat.documents.lds.DisplayedSignature;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.CertificateFacts;
import org.exeat.documents.trust.Provenance;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.UnreadableImageException;
import org.exeat.lane.DocumentInspection;
import org.exeat.report.Banner;
import org.exeat.report.ChainCertificate;
import org.exeat.report.CheckLine;
import org.exeat.report.DocumentPage;
import org.exeat.report.DocumentPicture;
import org.exeat.report.Explanation;
import org.exeat.report.Fact;
import org.exeat.report.FactGroup;
import org.exeat.report.FileLine;
import org.exeat.report.Picture;

/**
 * Lays out what is known of a document, as a page and for the terminal.
 *
 * @param checks what was checked
 * @param trust that signatures were held against
 */
record DocumentReport(DocumentChecks checks, TrustStore trust) {
  private static final int PICTURE_SIDE = 531;

  DocumentPage page() {
    Optional<DocumentInspection> inspection = checks.inspection();
    return new DocumentPage(
        "Travel document",
        "Held against " + checks.at().atOffset(ZoneOffset.UTC).toLocalDate(),
        inspection.isPresent()
            ? inspection.get().chip().present().size() + " files of its chip"
            : "Its printed zone; no chip was given",
        Optional.of(checks.banner()),
        checks.checks(),
        inspection.map(this::pictures).orElse(List.of()),
        checks.mrz().map(DocumentReport::fields).orElse(List.of()),
        inspection.map(DocumentReport::details).orElse(List.of()),
        checks.zone().map(DocumentZone::of),
        inspection.map(this::files).orElse(List.of()),
        inspection.map(i -> chain(i.authenticity())).orElse(List.of()),
        explanations());
  }

  /** The same for the terminal: outcome, checks, faults. */
  String text() {
    StringBuilder text = new StringBuilder();
    Banner banner = checks.banner();
    text.append(banner.headline()).append(System.lineSeparator());
    text.append(banner.sentence()).append(System.lineSeparator());
    text.append("What to do: ").append(banner.action()).append(System.lineSeparator());
    text.append(System.lineSeparator());
    List<List<String>> rows = new ArrayList<>();
    for (CheckLine check : checks.checks()) {
      rows.add(List.of(check.title(), check.result().word(), check.words()));
    }
    text.append(Terminal.table(List.of("check", "result", "found"), rows));
    text.append(System.lineSeparator());
    checks
        .mrz()
        .ifPresent(m ->
            text.append(
                Terminal.table(
                    List.of("field", "value"),
                    fields(m).stream().map(f -> List.of(f.name(), f.value())).toList())));
    text.append(System.lineSeparator());
    return text.toString();
  }

  private List<DocumentPicture> pictures(DocumentInspection i) {
    List<DocumentPicture> pictures = new ArrayList<>();
    for (FacePortrait face : i.faces()) {
      pictures.add(
          picture(
              "Portrait",
              face.format().title() + ", " + face.coding().name().replace('_', ' '),
              face.picture()));
    }
    for (byte[] mark : i.signature().map(DisplayedSignature::pictures).orElse(List.of())) {
      pictures.add(picture("Displayed signature", "", mark));
    }
    return pictures;
  }

  private static DocumentPicture picture(String title, String caption, byte[] coded) {
    try {
      Image image = ImageDecoder.decode(coded);
      Image small = ImageEncoder.atMost(image, PICTURE_SIDE);
      return new DocumentPicture(
          title,
          (caption.isEmpty() ? "" : caption + ", ")
              + image.width()
              + " × "
              + image.height()
              + " pixels, "
              + coded.length
              + " bytes",
          Optional.of(Picture.ofJpeg(ImageEncoder.jpeg(small, 88), small.width(), small.height())));
    } catch (UnreadableImageException e) {
      return new DocumentPicture(title, String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private static List<Fact> fields(Mrz m) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Document", m.documentCode()));
    facts.add(
        new Fact(
            "Issuing state",
            m.issuingState() + m.issuer().map(s -> ", " + s.name()).orElse(", unknown code")));
    facts.add(new Fact("Number", m.documentNumber().replace('<', ' ')));
    facts.add(new Fact("Surname", m.name().primaryWords()));
    facts.add(new Fact("Given names", m.name().secondaryWords()));
    facts.add(new Fact("Nationality", m.nationality()));
    facts.add(
        new Fact(
            "Date of birth",
            m.dateOfBirth().complete().map(Object::toString).orElse("not wholly known")));
    facts.add(new Fact("Sex", String.valueOf(m.sex().code())));
    m.dateOfExpiry().ifPresent(d -> facts.add(new Fact("Date of expiry", d.toString())));
    if (!m.optionalData().isEmpty()) {
      facts.add(new Fact("Optional data", m.optionalData()));
    }
    if (!m.secondOptionalData().isEmpty()) {
      facts.add(new Fact("Further optional data", m.secondOptionalData()));
    }
    if (m.name().truncated()) {
      facts.add(new Fact("Name", "fills its field, and may have been cut"));
    }
    return facts;
  }

  private static List<FactGroup> details(DocumentInspection i) {
    List<FactGroup> groups = new ArrayList<>();
    i.person().ifPresent(d -> groups.add(group("Additional personal details (DG11)", d)));
    i.document().ifPresent(d -> groups.add(group("Additional document details (DG12)", d)));
    i.chipKey()
        .ifPresent(k ->
            groups.add(
                new FactGroup("Active Authentication (DG15)", List.of(new Fact("Public key", k)))));
    i.security()
        .ifPresent(s ->
            groups.add(
                new FactGroup(
                    "Security options (DG14)",
                    s.infos().stream()
                        .map(info ->
                            new Fact(
                                info.title(), info.version().map(v -> "version " + v).orElse("")))
                        .toList())));
    return groups;
  }

  private static FactGroup group(String heading, Details details) {
    return new FactGroup(
        heading,
        details.fields().stream()
            .map(f -> new Fact(f.label(), f.value().replace('<', ' ')))
            .toList());
  }

  private List<FileLine> files(DocumentInspection i) {
    List<FileLine> lines = new ArrayList<>();
    for (ChipFile file : i.chip().present()) {
      lines.add(
          new FileLine(
              file.title(),
              file.content(),
              i.chip().get(file).orElseThrow().length,
              i.chip().sha256(file).orElse(""),
              cover(i.authenticity(), file)));
    }
    return lines;
  }

  private static FileLine.Cover cover(AuthenticityReport report, ChipFile file) {
    return switch (file) {
      case EF_COM -> FileLine.Cover.NEVER_COVERED;
      case EF_SOD -> FileLine.Cover.CARRIES_THE_SIGNATURE;
      default -> {
        int number = file.dataGroup().orElseThrow();
        yield report.outcome() instanceof Authenticity.Altered(var groups)
                && groups.contains(number)
            ? FileLine.Cover.ALTERED
            : report.signed().contains(number)
                ? FileLine.Cover.COVERED
                : report.unsigned().contains(number)
                    ? FileLine.Cover.NOT_COVERED
                    : FileLine.Cover.NOT_CHECKED;
      }
    };
  }

  private List<ChainCertificate> chain(AuthenticityReport report) {
    List<ChainCertificate> chain = new ArrayList<>();
    for (AuthenticityReport.Member member : report.chain()) {
      CertificateFacts facts = member.certificate();
      chain.add(
          new ChainCertificate(
              chain.isEmpty()
                  ? "Document signer"
                  : chain.size() == report.chain().size() - 1 ? "Authority" : "Link",
              facts.subject(),
              facts.issuer(),
              facts.serialNumber(),
              day(facts.from()) + " to " + day(facts.until()),
              facts.key(),
              facts.signature(),
              facts.sha256(),
              member.knownFrom().map(DocumentReport::source).orElse("the document itself"),
              facts.weaknesses()));
    }
    return chain;
  }

  private static String source(Provenance p) {
    return (p.vouching() == Provenance.Vouching.LISTED
            ? "a verified master list, "
            : "given by itself, ")
        + p.source()
        + ", imported by "
        + p.by()
        + " on "
        + p.at().toString().substring(0, 10);
  }

  private static String day(Instant date) {
    return date.toString().substring(0, 10);
  }

  private List<Explanation> explanations() {
    return List.of(
        new Explanation(
            "What the checks tell",
            List.of(
                "The signature tells whether the files are those that the issuing state signed. It does not tell whether the document belongs to the one who presents it.",
                "\"Issuer unknown\" and \"revocation undetermined\" say what the trust store lacks, and nothing against the document.")),
        new Explanation(
            "Trust store",
            List.of(
                trust.entries().size()
                    + " certificates and "
                    + trust.lists().size()
                    + " revocation lists were known.")),
        new Explanation(
            "This page",
            List.of("It shows everything that the document says. Treat it like the document.")));
  }
}
