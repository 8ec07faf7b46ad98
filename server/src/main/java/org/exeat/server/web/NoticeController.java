package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.exeat.domain.RetentionRule;
import org.exeat.server.traveller.DepartureDesk;
import org.exeat.server.traveller.PortNotice;
import org.exeat.server.traveller.ReceiptDesk;
import org.exeat.server.traveller.TravellerDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody is told who is photographed at this port, and where to read it. */
@RestController
@RequestMapping("/api/v1/notice")
class NoticeController {
  private static final MediaType SVG = new MediaType("image", "svg+xml");

  private final TravellerDesk desk;
  private final TravellerPage page;

  NoticeController(TravellerDesk desk, TravellerPage page) {
    this.desk = desk;
    this.page = page;
  }

  /**
   * The notice.
   *
   * @param port by its ledger's origin
   * @param key by which the ledger is checked, as C2SP's signed-note has it
   * @param ownState whose citizens the policy's own are; null where no state is named
   * @param stays whether entries and exits that a rule lets be kept are kept here
   * @param receipts null where none are handed out
   * @param departures null where none can be announced
   */
  record Notice(
      String port,
      String key,
      Policy policy,
      @Nullable String ownState,
      boolean stays,
      @Nullable Receipts receipts,
      @Nullable Departures departures) {}

  /** The retention policy that the port runs with, in its own words. */
  record Policy(String name, String note, List<Rule> rules) {}

  /** What is kept longer than its crossing. */
  record Rule(
      String name,
      Set<String> evidence,
      Set<String> categories,
      Set<String> directions,
      Set<String> outcomes,
      Time keep,
      String legalBasis) {
    static Rule of(RetentionRule r) {
      return new Rule(
          r.name(),
          words(r.evidence()),
          words(r.categories()),
          words(r.directions()),
          words(r.outcomes()),
          new Time(
              r.keep().years().orElse(0), r.keep().days().orElse(0), r.keep().hours().orElse(0)),
          r.legalBasis());
    }
  }

  /** How long after the crossing closes, all three together. */
  record Time(int years, int days, int hours) {}

  /**
   * Who signs receipts.
   *
   * @param issuer the port's address, as receipts name it
   * @param keys a JSON Web Key Set, as it is published
   */
  record Receipts(String issuer, String keys) {
    static Receipts of(ReceiptDesk desk) throws IOException {
      return new Receipts(desk.issuer(), desk.keys());
    }
  }

  /** For which days, and of how many documents, a departure can be announced. */
  record Departures(LocalDate firstDay, LocalDate lastDay, int mostDocuments) {
    static Departures of(DepartureDesk desk) {
      return new Departures(desk.firstDay(), desk.lastDay(), DepartureDesk.MOST_DOCUMENTS);
    }
  }

  @GetMapping
  Notice notice() throws IOException {
    PortNotice n = desk.notice();
    Optional<ReceiptDesk> receipts = desk.receipts();
    return new Notice(
        n.port(),
        n.key().toString(),
        new Policy(
            n.policy().name(),
            n.policy().note(),
            n.policy().rules().stream().map(Rule::of).toList()),
        n.ownState().isEmpty() ? null : n.ownState(),
        n.stays(),
        receipts.isEmpty() ? null : Receipts.of(receipts.get()),
        desk.departures().map(Departures::of).orElse(null));
  }

  /** The address of the page for travellers as a code; 404 where telephones do not reach it. */
  @GetMapping("/code")
  ResponseEntity<String> code(HttpServletRequest request) {
    String address =
        page.address(request)
            .orElseThrow(() ->
                new Problem(HttpStatus.NOT_FOUND, "no public address", TravellerPage.UNREACHED));
    return ResponseEntity.ok()
        .contentType(SVG)
        .cacheControl(CacheControl.noStore())
        .body(desk.codes().svg(address));
  }

  private static <E extends Enum<E>> Set<String> words(Set<E> constants) {
    Set<String> words = new LinkedHashSet<>();
    EnumSet.copyOf(constants).forEach(c -> words.add(c.name().toLowerCase(Locale.ROOT)));
    return words;
  }
}
