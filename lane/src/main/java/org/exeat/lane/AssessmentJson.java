package org.exeat.lane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.exeat.capture.Occupant;
import org.exeat.capture.Sighting;
import org.exeat.domain.Box;
import org.exeat.domain.CaptureQuality;
import org.exeat.domain.Comparison;
import org.exeat.domain.ReferralReason;
import org.exeat.domain.Verdict;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code result.json}: an assessment without pictures, templates, names or document numbers. Its
 * schema is {@code docs/result.schema.json}. People and documents are numbered from 1 as in the
 * report.
 */
public final class AssessmentJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private AssessmentJson() {}

  /** The file's text. */
  public static String of(Assessment a) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", "exeat-result/1");
    root.put("date", a.date().toString());
    root.put("model", Map.of("name", a.model().name(), "sha256", a.calibration().modelSha256()));
    root.put("operating_point", operatingPoint(a));
    root.put("coverage", coverage(a));
    root.put("photos", a.photos().stream().map(AssessmentJson::photo).toList());
    List<Object> occupants = new ArrayList<>();
    for (int o = 0; o < a.occupants().size(); o++) {
      occupants.add(occupant(a, o));
    }
    root.put("occupants", occupants);
    List<Object> documents = new ArrayList<>();
    for (int d = 0; d < a.documents().size(); d++) {
      documents.add(document(a, d));
    }
    root.put("documents", documents);
    root.put(
        "comparisons",
        a.matrix().rows().stream()
            .map(r -> r.stream().map(AssessmentJson::comparison).toList())
            .toList());
    return MAPPER.writeValueAsString(root);
  }

  private static Map<String, Object> operatingPoint(Assessment a) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("promised_false_confirmation", a.policy().promise().falseConfirmation());
    m.put("comparisons", a.matrix().scored());
    m.put("calibration", a.calibration().run().name());
    a.decision()
        .threshold()
        .ifPresent(t -> {
          m.put("fmr", t.targetFmr());
          m.put("threshold", t.score());
        });
    return m;
  }

  private static Map<String, Object> coverage(Assessment a) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("captured", a.coverage().captured());
    m.put("present", a.coverage().present());
    m.put("complete", a.complete());
    a.coverage()
        .counts()
        .forEach((source, n) -> m.put(source.name().toLowerCase(Locale.ROOT) + "_count", n));
    return m;
  }

  private static Map<String, Object> photo(Photo photo) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("photo", photo.number() + 1);
    switch (photo) {
      case Photo.Seen seen -> {
        m.put("width", seen.image().width());
        m.put("height", seen.image().height());
        m.put("faces", seen.faces().size());
      }
      case Photo.Unreadable unreadable -> m.put("unreadable", unreadable.why());
    }
    return m;
  }

  private static Map<String, Object> occupant(Assessment a, int o) {
    Occupant occupant = a.occupants().get(o);
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("occupant", o + 1);
    verdict(m, a.decision().occupants().get(o));
    a.decision().assignment().ofOccupant(o).ifPresent(p -> m.put("document", p.document() + 1));
    List<Object> seen = new ArrayList<>();
    for (Sighting s : occupant.sightings()) {
      seen.add(Map.of("photo", s.picture() + 1, "box", box(s.face().detection().box())));
    }
    m.put("seen", seen);
    m.put("quality", quality(occupant.bestShot().face().quality()));
    return m;
  }

  private static Map<String, Object> document(Assessment a, int d) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("document", d + 1);
    verdict(m, a.decision().documents().get(d));
    a.decision().assignment().ofDocument(d).ifPresent(p -> m.put("occupant", p.occupant() + 1));
    a.documents()
        .get(d)
        .authenticity()
        .ifPresent(r -> m.put("authenticity", Wording.code(r.outcome())));
    a.documents().get(d).face().ifPresent(f -> m.put("quality", quality(f.quality())));
    return m;
  }

  private static void verdict(Map<String, Object> m, Verdict verdict) {
    m.put("verdict", verdict instanceof Verdict.Confirmed ? "confirmed" : "referred");
    switch (verdict) {
      case Verdict.Confirmed(double score, var threshold) -> m.put("score", score);
      case Verdict.Referred(ReferralReason reason) -> {
        m.put("reason", Wording.code(verdict));
        if (reason instanceof ReferralReason.FaceDoesNotMatch f) {
          m.put("score", f.score());
        } else if (reason instanceof ReferralReason.PortraitNotProven p) {
          m.put("score", p.score());
        } else if (reason instanceof ReferralReason.TooCloseToCall t) {
          m.put("score", t.score());
          m.put("competing_score", t.competing());
        }
      }
    }
    m.put("text", Wording.sentence(verdict));
  }

  private static Map<String, Object> comparison(Comparison comparison) {
    return switch (comparison) {
      case Comparison.Scored(double score) -> Map.of("score", score);
      case Comparison.NotComparable(String reason) -> Map.of("not_comparable", reason);
      case Comparison.Failed(Throwable cause) ->
          Map.of("failed", String.valueOf(cause.getMessage()));
    };
  }

  private static Map<String, Object> quality(CaptureQuality quality) {
    Map<String, Object> m = new LinkedHashMap<>();
    quality.values().forEach((measure, v) -> m.put(measure.name().toLowerCase(Locale.ROOT), v));
    return m;
  }

  private static List<Double> box(Box b) {
    return List.of(b.x(), b.y(), b.width(), b.height());
  }
}
