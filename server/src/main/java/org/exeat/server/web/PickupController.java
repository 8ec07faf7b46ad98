package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.exeat.domain.CrossingId;
import org.exeat.server.traveller.Pickups;
import org.exeat.server.traveller.ReceiptDesk;
import org.exeat.server.traveller.TravellerDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receipts that travellers fetch: an officer shows a code, a telephone takes what lies under it.
 */
@RestController
class PickupController {
  private final TravellerDesk desk;
  private final TravellerPage page;

  PickupController(TravellerDesk desk, TravellerPage page) {
    this.desk = desk;
    this.page = page;
  }

  /**
   * A receipt that was not fetched yet.
   *
   * @param document its number in the crossing, from 1
   * @param picture the address at which it is fetched as a QR code, an SVG document
   */
  record Offered(int document, String picture) {}

  /** Codes of a crossing that was closed just now; 409 where telephones do not reach the server. */
  @GetMapping("/api/v1/crossings/{id}/receipts")
  List<Offered> offered(@PathVariable String id, HttpServletRequest request) {
    CrossingId crossing;
    try {
      crossing = CrossingId.parse(id);
    } catch (IllegalArgumentException e) {
      return List.of(); // as of any that has none
    }
    List<Pickups.Offered> all = pickups().of(crossing);
    if (all.isEmpty()) {
      return List.of();
    }
    String address =
        page.address(request)
            .orElseThrow(() ->
                new Problem(HttpStatus.CONFLICT, "no public address", TravellerPage.UNREACHED));
    return all.stream()
        .map(o -> new Offered(o.document(), desk.codes().svg(address + "#receipt=" + o.code())))
        .toList();
  }

  /** Fetches a receipt, once. */
  @PostMapping("/api/v1/receipts/pickups")
  ReceiptController.Shown fetch(@RequestBody DepartureController.Code code) {
    return new ReceiptController.Shown(
        pickups()
            .fetch(code.code())
            .orElseThrow(() ->
                new Problem(
                    HttpStatus.NOT_FOUND,
                    "no such receipt",
                    "This receipt was fetched already, or a quarter of an hour is over.")));
  }

  private Pickups pickups() {
    return desk.receipts()
        .map(ReceiptDesk::pickups)
        .orElseThrow(() ->
            new Problem(HttpStatus.NOT_FOUND, "no receipts", "This port hands out no receipts."));
  }
}
