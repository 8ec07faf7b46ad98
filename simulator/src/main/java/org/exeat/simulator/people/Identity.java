package org.exeat.simulator.people;

import java.util.List;
import org.exeat.simulator.render.Rgb;

/**
 * One synthetic person: everything that stays the same from picture to picture. Lengths are
 * centimetres in the head's frame: x to the picture's right when frontal, y up, z out of the face,
 * origin between the eyes and deep in the head. A child's are in units of {@link Growth#size}
 * centimetres, so that the braincase keeps an adult's figures.
 *
 * <p>{@link #of} draws adults of 18 to 75 years, {@link #child} children of 1 to 17; {@link
 * #sibling} and {@link #earlier} stay within 1 and 85 years. Immutable.
 *
 * @param seed what the person was made from
 * @param pattern seed of the person's textures and of the warp of the head
 * @param sex male or female
 * @param age years, 1 to 85
 * @param masculinity 0 to 1, how strongly the shape is a man's
 */
public record Identity(
    long seed,
    int pattern,
    Sex sex,
    float age,
    float masculinity,
    Skull skull,
    Face face,
    Eyes eyes,
    Brows brows,
    Nose nose,
    Mouth mouth,
    Ears ears,
    Skin skin,
    Hair hair,
    Beard beard,
    Eyewear eyewear,
    Covering covering,
    Clothing clothing,
    Growth growth) {
  /** Youngest age that can be drawn, years. */
  public static final float YOUNGEST = 1;

  /** Oldest age that can be drawn, years. */
  public static final float OLDEST = 85;

  public Identity {
    if (!(age >= YOUNGEST && age <= OLDEST)) {
      throw new IllegalArgumentException("people are 1 to 85 years old");
    }
  }

  /**
   * The child of this seed and age in years, 1 to 17; always the same. The same seed at two ages is
   * the same child, and the adult of the same seed is that child grown up.
   *
   * @throws IllegalArgumentException for other ages
   */
  public static Identity child(long seed, double age) {
    if (!(age >= YOUNGEST && age <= 17)) {
      throw new IllegalArgumentException("children are 1 to 17 years old");
    }
    return Youth.childOf(seed, (float) age);
  }

  /**
   * A brother or sister who looks alike, of another seed: halfway the same form, the same family of
   * skin tone and hair, an age within six years of this one's, everything else of their own.
   */
  public Identity sibling(long otherSeed) {
    return Kinship.sibling(this, otherSeed);
  }

  /**
   * The same person this many years earlier: fewer wrinkles, less grey, a hairline that recedes
   * less, a fuller face, perhaps another cut of hair; below 18 a child.
   *
   * @param years 0 or more
   * @throws IllegalArgumentException where the person was younger than a year, or years is negative
   */
  public Identity earlier(double years) {
    if (!(years >= 0)) {
      throw new IllegalArgumentException("years that lie back are not negative");
    }
    return years == 0 ? this : Youth.earlier(this, (float) years);
  }

  /** The person of this seed, always the same. */
  public static Identity of(long seed) {
    return new IdentitySampler(seed).sample();
  }

  /** Sexes that are drawn, half of the people each. */
  public enum Sex {
    FEMALE,
    MALE
  }

  /**
   * The braincase.
   *
   * @param width half width
   * @param height half height
   * @param length half length
   * @param foreheadSlope how far the forehead leans back
   */
  public record Skull(float width, float height, float length, float foreheadSlope) {}

  /**
   * The face's frame of bone and fat, and the neck.
   *
   * @param width half width
   * @param jawWidth half distance of the jaw's corners
   * @param jawDrop how much lower the corners lie than usual
   * @param jawCornerY height of the corners
   * @param chinWidth half width
   * @param chinHeight from the mouth to the chin's end
   * @param chinForward z of the chin
   * @param cheekboneWidth half distance of the cheekbones
   * @param cheekboneForward z of the cheekbones
   * @param cheekFullness around 0
   * @param neckRadius radius
   * @param wrinkles 0 (none) to about 1.2
   */
  public record Face(
      float width,
      float jawWidth,
      float jawDrop,
      float jawCornerY,
      float chinWidth,
      float chinHeight,
      float chinForward,
      float cheekboneWidth,
      float cheekboneForward,
      float cheekFullness,
      float neckRadius,
      float wrinkles) {}

  /**
   * The eyes and their lids.
   *
   * @param spacing half distance of the pupils
   * @param y height
   * @param halfWidth half width of the opening
   * @param upperLid from the centre up to the open upper lid
   * @param lowerLid from the centre down to the lower lid
   * @param cant slope of the opening, outer end up
   * @param depth how deep the eyes lie
   * @param hood how far the skin hangs above the lid
   * @param crease distance of the lid's crease
   * @param bags fullness below the eye
   * @param innerFold fold over the inner corner
   * @param roundness form of the upper lid, 0 to 1
   * @param asymmetry how much higher the right one of the picture lies
   * @param lashes 0 to 1
   * @param iris colour
   */
  public record Eyes(
      float spacing,
      float y,
      float halfWidth,
      float upperLid,
      float lowerLid,
      float cant,
      float depth,
      float hood,
      float crease,
      float bags,
      float innerFold,
      float roundness,
      float asymmetry,
      float lashes,
      Rgb iris) {}

  /**
   * The eyebrows.
   *
   * @param ridge strength of the bone below
   * @param y height
   * @param arch height of the arch
   * @param thickness half thickness
   * @param innerEnd x of the inner end
   * @param outerEnd x of the outer end
   * @param tilt slope
   * @param darkness 0 to 1
   * @param asymmetry how much higher the right one of the picture lies
   * @param colour reflectance
   */
  public record Brows(
      float ridge,
      float y,
      float arch,
      float thickness,
      float innerEnd,
      float outerEnd,
      float tilt,
      float darkness,
      float asymmetry,
      Rgb colour) {}

  /**
   * The nose.
   *
   * @param rootY height of the root
   * @param length from the root to the base
   * @param width half width at the wings
   * @param tipForward z of the tip
   * @param tipRadius radius of the tip
   * @param tipUp how far the tip points up
   * @param bridgeWidth radius of the bridge
   * @param bridgeForward z of the bridge
   * @param hump strength of the hump
   * @param wingSize size of the wings, around 1
   * @param asymmetry how far the nose bends sideways
   */
  public record Nose(
      float rootY,
      float length,
      float width,
      float tipForward,
      float tipRadius,
      float tipUp,
      float bridgeWidth,
      float bridgeForward,
      float hump,
      float wingSize,
      float asymmetry) {}

  /**
   * The mouth.
   *
   * @param philtrum from the nose's base to the mouth
   * @param halfWidth half width
   * @param upperLip height
   * @param lowerLip height
   * @param protrusion how far the lips stand out
   * @param cupidBow depth of the bow
   * @param curl how far the corners point up
   * @param muzzle how far the jaws stand out
   * @param asymmetry how much higher the right corner of the picture lies
   * @param lips colour, lipstick included
   */
  public record Mouth(
      float philtrum,
      float halfWidth,
      float upperLip,
      float lowerLip,
      float protrusion,
      float cupidBow,
      float curl,
      float muzzle,
      float asymmetry,
      Rgb lips) {}

  /**
   * The ears.
   *
   * @param flare how far they stand out, around 0
   * @param size around 1
   */
  public record Ears(float flare, float size) {}

  /**
   * The skin.
   *
   * @param melanin position on the range of tones, 0 (lightest) to 1 (darkest)
   * @param redness around 0
   * @param albedo reflectance
   * @param freckles 0 to 1
   * @param blotches unevenness, 0 to 1
   * @param makeup 0 (none) to 1
   * @param moles where dark spots lie
   */
  public record Skin(
      float melanin,
      float redness,
      Rgb albedo,
      float freckles,
      float blotches,
      float makeup,
      List<Mole> moles) {
    public Skin {
      moles = List.copyOf(moles);
    }
  }

  /** A dark spot of the skin. */
  public record Mole(float x, float y, float radius) {}

  /**
   * The hair of the head.
   *
   * @param style cut
   * @param hairline height of the line on the forehead
   * @param temples how far it recedes at the temples
   * @param thickness around 1
   * @param partX x of the parting
   * @param curl 0 (straight) to 1
   * @param grey share of grey hair
   * @param peak widow's peak
   * @param fringe how far a fringe hangs below the line, 0 for none
   * @param colour reflectance, grey included
   */
  public record Hair(
      HairStyle style,
      float hairline,
      float temples,
      float thickness,
      float partX,
      float curl,
      float grey,
      float peak,
      float fringe,
      Rgb colour) {}

  /** Cuts of hair. */
  public enum HairStyle {
    BALD,
    CROPPED,
    SHORT,
    FULL,
    TIED,
    LONG
  }

  /**
   * The beard.
   *
   * @param style form
   * @param length 0 to 1
   * @param stubble strength of the shaven beard's shadow
   */
  public record Beard(BeardStyle style, float length, float stubble) {}

  /** Forms of beards. */
  public enum BeardStyle {
    NONE,
    MOUSTACHE,
    GOATEE,
    FULL
  }

  /**
   * Glasses that the person usually wears.
   *
   * @param style form of the frame
   * @param halfWidth half width of one rim
   * @param halfHeight half height of one rim
   * @param colour of the frame
   */
  public record Eyewear(EyewearStyle style, float halfWidth, float halfHeight, Rgb colour) {}

  /** Forms of glasses. */
  public enum EyewearStyle {
    NONE,
    ROUND,
    RECTANGULAR,
    THIN
  }

  /** Cloth over the hair. */
  public record Covering(CoveringStyle style, Rgb colour) {}

  /** Coverings of the hair that leave the face free and stay on for a document's portrait. */
  public enum CoveringStyle {
    NONE,
    HEADSCARF,
    TURBAN
  }

  /** What the shoulders wear. */
  public record Clothing(Rgb colour) {}

  /**
   * How far a child has grown, all shares of an adult's measure.
   *
   * @param size of the braincase, and the unit of all lengths in centimetres; 1 for adults
   * @param lowerFace height of the face below the eyes, in units of size
   * @param shoulders their width, in units of size
   */
  public record Growth(float size, float lowerFace, float shoulders) {
    /** An adult's. */
    public static final Growth ADULT = new Growth(1, 1, 1);
  }
}
