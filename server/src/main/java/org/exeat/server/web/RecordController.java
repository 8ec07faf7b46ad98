package org.exeat.server.web;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.exeat.domain.CrossingId;
import org.exeat.records.disclosure.Disclosures;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerException;
import org.exeat.server.record.PortRecord;
import org.exeat.server.record.RecordList;
import org.exeat.server.record.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The port's record, for those who check it. */
@RestController
@RequestMapping("/api/v1/record")
class RecordController {
  /** Lines of a part of a list. */
  private static final int LINES = 25;

  private final PortRecord record;

  RecordController(PortRecord record) {
    this.record = record;
  }

  @GetMapping
  PortRecord.Standing standing() throws IOException {
    return record.standing();
  }

  /** The signed note, as {@code ./exeat ledger verify --since} takes it. */
  @GetMapping("/checkpoint")
  ResponseEntity<byte[]> checkpoint() throws IOException {
    return file("checkpoint", MediaType.TEXT_PLAIN, record.checkpoint());
  }

  @GetMapping("/lists/{list}")
  PortRecord.Page list(@PathVariable String list, @RequestParam Optional<Long> before)
      throws IOException {
    for (RecordList l : RecordList.values()) {
      if (l.word().equals(list)) {
        return record.page(l, before, LINES);
      }
    }
    throw new Problem(HttpStatus.NOT_FOUND, "no such list", "The record has no such list.");
  }

  /** A recipient who is to be told of a correction. */
  record Due(
      long correction,
      long disclosure,
      String crossing,
      int document,
      String recipient,
      LocalDate by) {
    static Due of(Disclosures.Due d) {
      return new Due(
          d.correction(),
          d.disclosure(),
          d.crossing().toString(),
          d.document(),
          d.recipient(),
          d.by());
    }
  }

  @GetMapping("/due")
  List<Due> due() throws IOException {
    return record.due().stream().map(Due::of).toList();
  }

  @GetMapping("/verification")
  Verification.State verification() {
    return record.verification().state();
  }

  /** Where one runs already, that one goes on. */
  @PostMapping("/verification")
  ResponseEntity<Verification.State> verify() {
    record.verification().start();
    return ResponseEntity.accepted().body(record.verification().state());
  }

  /**
   * Whose crossing is taken out.
   *
   * @param crossing its name
   * @param purpose in words; goes into the record
   */
  record Wanted(String crossing, String purpose) {
    Wanted {
      requireNonNull(crossing);
      requireNonNull(purpose);
    }
  }

  /** A ZIP file of proofs, one for each entry of a crossing. */
  @PostMapping("/proofs")
  ResponseEntity<byte[]> proofs(@RequestBody Wanted wanted, @AuthenticationPrincipal Who who)
      throws IOException {
    CrossingId crossing = CrossingId.parse(wanted.crossing());
    String purpose = wanted.purpose().strip();
    if (purpose.isEmpty() || purpose.length() > LedgerEntry.MOST_TEXT) {
      throw new IllegalArgumentException(
          "A purpose has 1 to " + LedgerEntry.MOST_TEXT + " characters.");
    }
    Map<String, String> proofs = record.prove(crossing, who.account(), purpose);
    if (proofs.isEmpty()) {
      throw new Problem(
          HttpStatus.NOT_FOUND, "no such crossing", "The record has no crossing of this name.");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> proof : proofs.entrySet()) {
        zip.putNextEntry(new ZipEntry(proof.getKey()));
        zip.write(proof.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file(
        "crossing-" + crossing + ".zip",
        MediaType.parseMediaType("application/zip"),
        bytes.toByteArray());
  }

  private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .body(bytes);
  }

  @ExceptionHandler(LedgerException.class)
  ProblemDetail unreadable(LedgerException e) {
    return broken(e);
  }

  /** What the verifier says of files says nothing of people. */
  static ProblemDetail broken(LedgerException e) {
    @Nullable String why = e.getMessage();
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "record not readable",
        "The record cannot be read as it was signed: "
            + Optional.ofNullable(why).orElse("its files were changed")
            + ".");
  }
}
