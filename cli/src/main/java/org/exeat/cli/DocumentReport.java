package org.exeat.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.Details;
import org.exeat.documents.lds.DisplayedSignature;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.Mrz;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.AuthenticityReport.Check;
import org.exeat.documents.trust.AuthenticityReport.Result;
import org.exeat.documents.trust.CertificateFacts;
import org.exeat.documents.trust.Provenance;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.faces.ImageEncoder;
import org.exeat.faces.UnreadableImageException;
import org.exeat.lane.ChipStanding;
import org.exeat.lane.DocumentInspection;
import org.exeat.lane.Wording;
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
import org.exeat.report.Standing;

/**
 * Lays out what is known of a document, as a page and for the terminal.
 *
 * @param inspection of the chip's files, where there are any
 * @param printed zone, where it was given
 * @param chip whether the chip is the issuer's, where one was read
 * @param trust that signatures were held against
 * @param at the moment that everything was held against
 */
record DocumentReport(
    Optional<DocumentInspection> inspection,
    Optional<MrzReading> printed,
    Optional<ChipStanding> chip,
    TrustStore trust,
    Instant at) {
  private static final int PICTURE_SIDE = 531;

  DocumentPage page() {
    return new DocumentPage(
        "Travel document",
        "Held against " + at.atOffset(ZoneOffset.UTC).toLocalDate(),
        inspection.isPresent()
            ? inspection.get().chip().present().size() + " files of its chip"
            : "Its printed zone; no chip was given",
        Optional.of(banner()),
        checks(),
        inspection.map(this::pictures).orElse(List.of()),
        mrz().map(DocumentReport::fields).orElse(List.of()),
        inspection.map(DocumentReport::details).orElse(List.of()),
        zone().map(DocumentZone::of),
        inspection.map(this::files).orElse(List.of()),
        inspection.map(i -> chain(i.authenticity())).orElse(List.of()),
        explanations());
  }

  /** The same for the terminal: outcome, checks, faults. */
  String text() {
    StringBuilder text = new StringBuilder();
    Banner banner = banner();
    text.append(banner.headline()).append(System.lineSeparator());
    text.append(banner.sentence()).append(System.lineSeparator());
    text.append("What to do: ").append(banner.action()).append(System.lineSeparator());
    text.append(System.lineSeparator());
    List<List<String>> rows = new ArrayList<>();
    for (CheckLine check : checks()) {
      rows.add(List.of(check.title(), check.result().word(), check.words()));
    }
    text.append(Terminal.table(List.of("check", "result", "found"), rows));
    text.append(System.lineSeparator());
    mrz()
        .ifPresent(m ->
            text.append(
                Terminal.table(
                    List.of("field", "value"),
                    fields(m).stream().map(f -> List.of(f.name(), f.value())).toList())));
    text.append(System.lineSeparator());
    return text.toString();
  }

  private Optional<MrzReading> zone() {
    return inspection.flatMap(DocumentInspection::zone).or(this::printed);
  }

  private Optional<Mrz> mrz() {
    return zone().flatMap(MrzReading::asPrinted);
  }

  private Banner banner() {
    if (inspection.isEmpty()) {
      boolean sound = zone().filter(MrzReading.Sound.class::isInstance).isPresent();
      return new Banner(
          Standing.LOOK,
          sound ? "No chip: the printed zone is sound" : "No chip: the printed zone is faulty",
          "Check digits tell misreading, not forgery; nothing here is signed.",
          "Look at the document itself.");
    }
    Authenticity outcome = inspection.get().authenticity().outcome();
    Standing standing =
        switch (outcome) {
          case Authenticity.Authentic a ->
              chip.filter(c -> c.result() == Result.FAILED).isPresent()
                  ? Standing.BAD
                  : inOrder() ? Standing.GOOD : Standing.LOOK;
          case Authenticity.IssuerUnknown a -> Standing.LOOK;
          case Authenticity.RevocationUndetermined a -> Standing.LOOK;
          case Authenticity.Unreadable a -> Standing.LOOK;
          case Authenticity.CertificateRevoked a -> Standing.BAD;
          case Authenticity.Altered a -> Standing.BAD;
          case Authenticity.SignatureInvalid a -> Standing.BAD;
        };
    String sentence = Wording.authenticity(outcome);
    boolean onlyThat = outcome instanceof Authenticity.Authentic && !inOrder();
    return new Banner(
        standing,
        Wording.headline(outcome)
            + (expired() ? "; expired" : onlyThat ? ", with an open point" : ""),
        sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".",
        onlyThat
            ? "The files are the state's own; look at the check below that did not pass."
            : Wording.whatToDo(outcome));
  }

  private List<CheckLine> checks() {
    List<CheckLine> checks = new ArrayList<>();
    for (MrzReading zone : zone().stream().toList()) {
      checks.add(
          zone.faults().isEmpty()
              ? new CheckLine(
                  "Machine readable zone", CheckLine.Result.PASSED, "every check digit is right")
              : new CheckLine(
                  "Machine readable zone",
                  CheckLine.Result.UNDETERMINED,
                  zone.faults().stream().map(f -> f.message()).collect(Collectors.joining("; "))));
    }
    expiry()
        .ifPresent(day ->
            checks.add(
                new CheckLine(
                    "Document's own validity",
                    expired() ? CheckLine.Result.FAILED : CheckLine.Result.PASSED,
                    (expired() ? "expired on " : "until ") + day)));
    if (inspection.isEmpty()) {
      return checks;
    }
    if (printed.isPresent()) {
      boolean same = sameZone();
      checks.add(
          new CheckLine(
              "Printed zone and chip",
              same ? CheckLine.Result.PASSED : CheckLine.Result.FAILED,
              same ? "the same" : "the printed zone is not the one in the chip"));
    }
    AuthenticityReport report = inspection.get().authenticity();
    for (Check check : Check.values()) {
      checks.add(
          report.steps().stream()
              .filter(s -> s.check() == check)
              .findFirst()
              .map(s -> new CheckLine(check.title(), result(s.result()), s.words()))
              .orElseGet(() ->
                  new CheckLine(
                      check.title(), CheckLine.Result.NOT_MADE, "settled by an earlier check")));
    }
    checks.add(
        chip.map(c -> new CheckLine("Chip", result(c.result()), c.words()))
            .orElseGet(() ->
                new CheckLine(
                    "Chip",
                    CheckLine.Result.NOT_MADE,
                    "files do not tell whether they lie on the chip that the state issued")));
    for (DocumentInspection.Unread unread : inspection.get().unread()) {
      checks.add(new CheckLine(unread.file().title(), CheckLine.Result.UNDETERMINED, unread.why()));
    }
    return checks;
  }

  private Optional<LocalDate> expiry() {
    return mrz().flatMap(Mrz::dateOfExpiry);
  }

  /** Whether the document is past its last day; the day of expiry still counts. */
  boolean expired() {
    return expiry().filter(d -> d.isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC))).isPresent();
  }

  /** Whether nothing is left for an officer to look at. */
  boolean inOrder() {
    if (expired() || zone().filter(z -> !z.faults().isEmpty()).isPresent()) {
      return false;
    }
    return inspection.isEmpty()
        || inspection.get().authenticity().outcome() instanceof Authenticity.Authentic
            && inspection.get().authenticity().unsigned().isEmpty()
            && inspection.get().unread().isEmpty()
            && sameZone()
            && chip.filter(ChipStanding::look).isEmpty();
  }

  private boolean sameZone() {
    return printed.isEmpty()
        || inspection.isEmpty()
        || lines(printed.get()).equals(lines(inspection.get().zone()));
  }

  private static CheckLine.Result result(Result result) {
    return switch (result) {
      case PASSED -> CheckLine.Result.PASSED;
      case FAILED -> CheckLine.Result.FAILED;
      case UNDETERMINED -> CheckLine.Result.UNDETERMINED;
    };
  }

  private static String lines(Optional<MrzReading> zone) {
    return zone.map(DocumentReport::lines).orElse("");
  }

  private static String lines(MrzReading zone) {
    return String.join("", DocumentZone.lines(zone));
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
