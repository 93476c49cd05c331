package dev.parlance.knowledge.parsing.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests for {@link PlainText}. */
class PlainTextTests {

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {
            "windows-31j    ! 品名,値段,産地 りんご,120,青森 みかん,80,愛媛",
            "windows-31j    ! 氏名,部署 髙橋一郎,経理",
            "EUC-JP         ! 品名,値段,産地 りんご,120,青森 みかん,80,愛媛",
            "x-windows-949  ! 이름,주소,부서 김민수,서울,영업 이영희,부산,총무",
            "GB18030        ! 姓名,城市,部门 王小明,上海,销售 李芳,北京,财务",
            "Big5           ! 姓名,城市,部門 王小明,台北,業務 李芳,高雄,財務",
            "windows-1252   ! Größe;Stückpreis;Währung Öl für Motoren;12,50;€ Straße;5;€",
            "windows-1252   ! Produit;Qualité Crème brûlée;très élevée Pâté;à vérifier",
            "windows-1252   ! Descripción;Año Señal;2019 Camión;2020",
            "windows-1251   ! Имя;Город Анна Петрова;Москва Иван;Казань",
            "windows-1253   ! Όνομα;Πόλη Γιώργος Παππάς;Αθήνα",
            "KOI8-R         ! Привет всем из города на реке"})
    void findsOutTheCharacterSetOfAShortTable(String charset, String text) {
        String lines = text.replace(' ', '\n');

        assertThat(PlainText.decode(lines.getBytes(Charset.forName(charset)))).isEqualTo(lines);
    }

    @Test
    void believesAByteOrderMark() {
        byte[] bytes = "\uFEFFGrüße".getBytes(StandardCharsets.UTF_16BE);

        assertThat(PlainText.decode(bytes)).isEqualTo("Grüße");
    }

    @Test
    void readsUnmarkedUtf16() {
        assertThat(PlainText.decode("Name,Ort\nAnna,Köln\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("Name,Ort\nAnna,Köln\n");
    }

    @Test
    void prefersWhatTheFileDeclares() {
        byte[] bytes = "Żółw".getBytes(Charset.forName("windows-1250"));

        assertThat(PlainText.decode(bytes, Charset.forName("windows-1250"))).isEqualTo("Żółw");
    }

    @Test
    void readsUtf8WithoutBeingTold() {
        assertThat(PlainText.decode("Smørrebrød – 12 €".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Smørrebrød – 12 €");
    }
}
