package org.exeat.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.exeat.documents.lds.ChipFile;
import org.exeat.documents.lds.ChipFiles;
import org.exeat.documents.lds.DataGroup1;
import org.exeat.documents.lds.DataGroup2;
import org.exeat.documents.lds.FacePortrait;
import org.exeat.documents.mrz.MrzLayout;
import org.exeat.documents.mrz.MrzReader;
import org.exeat.documents.mrz.MrzReading;
import org.exeat.documents.mrz.MrzWriter;
import org.exeat.documents.trust.AuthenticityReport;
import org.exeat.documents.trust.PassiveAuthentication;
import org.exeat.documents.trust.TrustImport;
import org.exeat.documents.trust.TrustPolicy;
import org.exeat.documents.trust.TrustStore;
import org.exeat.domain.Authenticity;
import org.exeat.faces.Image;
import org.exeat.faces.ImageDecoder;
import org.exeat.simulator.specimen.SpecimenAuthority;
import org.exeat.simulator.specimen.SpecimenHolder;
import org.exeat.simulator.specimen.SpecimenKey;
import org.exeat.simulator.specimen.SpecimenSigner;
import org.jmrtd.lds.icao.MRZInfo;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The document's way at a lane, on one thread: its zone, its signature, its portrait. The peer for
 * the zone is JMRTD's {@code MRZInfo}, which parses and computes check digits and looks for no
 * faults.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DocumentBenchmark {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final Instant NOW = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);

  private String zone = "";
  private byte[] dataGroup2 = new byte[0];
  private Signed rsa;
  private Signed p256;

  /** A chip and who checks it. */
  private record Signed(ChipFiles chip, PassiveAuthentication authentication) {
    /** Signed by a signer of an authority, both with keys of that kind, with a current list. */
    static Signed of(SpecimenKey.Kind kind, Map<Integer, byte[]> groups) {
      Instant before = NOW.minus(Duration.ofDays(100));
      SpecimenAuthority authority =
          SpecimenAuthority.found("UT", "CSCA", kind, before, SpecimenKey.seeded(1));
      SpecimenSigner signer = authority.signer("Signer", kind, before);
      try {
        TrustStore store =
            take(
                take(TrustStore.EMPTY, authority.certificate().getEncoded()),
                authority
                    .revocationList(
                        NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(30)), List.of())
                    .getEncoded());
        TreeMap<ChipFile, byte[]> files = new TreeMap<>();
        groups.forEach((n, bytes) -> files.put(ChipFile.ofDataGroup(n), bytes));
        files.put(ChipFile.EF_SOD, signer.securityObject(new TreeMap<>(groups), "SHA-256", before));
        return new Signed(
            new ChipFiles(files), new PassiveAuthentication(store, TrustPolicy.DEFAULT));
      } catch (java.io.IOException e) {
        throw new IllegalStateException("a certificate that was made can be encoded", e);
      }
    }

    private static TrustStore take(TrustStore before, byte[] file) {
      return TrustImport.of(before, "benchmark", file, TrustImport.Word.ROOTS, NOW, "benchmark")
          .store();
    }

    AuthenticityReport check() {
      return authentication.check(chip, NOW);
    }
  }

  /** Makes a specimen. */
  @Setup
  public void make() {
    SpecimenHolder holder = SpecimenHolder.of(3_000_300);
    zone = String.join("\n", MrzWriter.write(holder.mrz(MrzLayout.TD3, DAY, false)));
    dataGroup2 =
        DataGroup2.encode(
            FacePortrait.Format.ISO_39794_5, holder.portrait(FacePortrait.Format.ISO_39794_5));
    Map<Integer, byte[]> groups =
        Map.of(1, DataGroup1.encode(zone.replace("\n", "")), 2, dataGroup2);
    rsa = Signed.of(SpecimenKey.Kind.RSA_2048, groups);
    p256 = Signed.of(SpecimenKey.Kind.P_256, groups);
    for (Signed each : List.of(rsa, p256)) {
      if (!(each.check().outcome() instanceof Authenticity.Authentic)) {
        throw new IllegalStateException("the specimen is not authentic: " + each.check().outcome());
      }
    }
  }

  /** A TD3 zone, every field and every check. */
  @Benchmark
  public MrzReading zone() {
    return MrzReader.read(zone, DAY);
  }

  /** The same zone with JMRTD. */
  @Benchmark
  public MRZInfo zoneOfPeer() {
    return new MRZInfo(zone);
  }

  /** Passive authentication, RSA 2048 for signer and authority. */
  @Benchmark
  public AuthenticityReport passiveAuthenticationRsa2048() {
    return rsa.check();
  }

  /** Passive authentication, P-256 for signer and authority. */
  @Benchmark
  public AuthenticityReport passiveAuthenticationP256() {
    return p256.check();
  }

  /** From the bytes of DG2 to pixels: ISO/IEC 39794-5, JPEG 2000, 413 × 531. */
  @Benchmark
  public Image portraitJpeg2000() throws Exception {
    return ImageDecoder.decode(DataGroup2.faces(dataGroup2).getFirst().picture());
  }

  /** Runs it and prints a table in Markdown. */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("| work | median | 95th percentile |");
    out.println("|---|---|---|");
    for (RunResult r :
        new Runner(
                new OptionsBuilder()
                    .include(DocumentBenchmark.class.getName())
                    .jvmArgs(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC")
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run()) {
      var statistics = r.getPrimaryResult().getStatistics();
      out.printf(
          Locale.ROOT,
          "| %s | %.1f µs | %.1f µs |%n",
          r.getPrimaryResult().getLabel(),
          statistics.getPercentile(50),
          statistics.getPercentile(95));
    }
    out.println();
    out.println(SideBySide.machine());
  }
}
