package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.exeat.faces.UnreadableImageException;
import org.exeat.server.traveller.ReceiptDesk;
import org.exeat.server.traveller.ReceiptDesk.Checked;
import org.exeat.server.traveller.TravellerDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a receipt proves, for whoever shows one. Nothing of it is kept. */
@RestController
class ReceiptController {
  /** Where photographs of codes are read: the one place that takes so much. */
  static final String CODES = "/api/v1/receipts/codes";

  private final TravellerDesk desk;

  ReceiptController(TravellerDesk desk) {
    this.desk = desk;
  }

  /** A receipt's text; its {@code toString} shows nothing of it. */
  record Shown(String receipt) {
    Shown {
      requireNonNull(receipt);
    }

    @Override
    public String toString() {
      return "Shown[withheld]";
    }
  }

  /**
   * What it proves; its {@code toString} shows nothing of it.
   *
   * @param result {@code valid}, {@code revoked}, {@code unknown} where the status list is too old
   *     to say, or {@code worthless}
   * @param reason why it is worthless; else null
   * @param shown what the port signed and the receipt shows, in the order in which it is read
   * @param hidden what it does not show
   */
  record Proof(String result, @Nullable String reason, List<Claim> shown, List<String> hidden) {
    @Override
    public String toString() {
      return "Proof[withheld]";
    }
  }

  /** A claim and its value; its {@code toString} shows neither. */
  record Claim(String name, String value) {
    @Override
    public String toString() {
      return "Claim[withheld]";
    }
  }

  @PostMapping("/api/v1/receipts/checks")
  Proof check(@RequestBody Shown shown) throws IOException {
    return switch (receipts().check(shown.receipt())) {
      case Checked.Proved p -> {
        List<Claim> claims = new ArrayList<>();
        p.shown().forEach((name, value) -> claims.add(new Claim(name, value)));
        yield new Proof(word(p.status()), null, claims, List.copyOf(p.hidden()));
      }
      case Checked.Worthless w -> new Proof("worthless", word(w.reason()), List.of(), List.of());
    };
  }

  @PostMapping(
      value = CODES,
      consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
  Shown read(@RequestBody byte[] photograph) {
    try {
      return new Shown(
          receipts()
              .read(photograph)
              .orElseThrow(() ->
                  new Problem(
                      HttpStatus.UNPROCESSABLE_CONTENT,
                      "no code",
                      "No code can be read on this picture. Take it from nearer by.")));
    } catch (UnreadableImageException e) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "no picture",
          "This is no JPEG or PNG picture that can be read, or it has too many pixels.");
    } catch (ReceiptDesk.BusyException e) {
      throw busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static Problem busy() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many pictures are looked at. Try again.");
  }

  private ReceiptDesk receipts() {
    return desk.receipts()
        .orElseThrow(() ->
            new Problem(HttpStatus.NOT_FOUND, "no receipts", "This port hands out no receipts."));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
