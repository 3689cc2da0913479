import { nameLists } from './lists.ts';

/** Compiled for this project from Japanese names in common use, in Hepburn spelling without long marks.. */
export const japanese = nameLists({
  male: `Haruto Yuto Sota Hiroto Riku Kaito Ren Takumi Shota Kenta Daiki Daisuke Hiroshi Takashi Kenji Koji Satoshi Makoto Naoki Masato Ryota
    Shinji Tetsuya Tsubasa Yusuke Kazuki Kazuya Keisuke Kohei Mamoru Masahiro Masaru Minoru Noboru Norio Osamu Ryo Ryu Saburo Shigeru Shin
    Shiro Susumu Tadashi Taichi Takeo Takeshi Taro Toru Toshio Tsutomu Yasuo Yoichi Yoshio Yuji Yukio Akio Akihiro Fumio Goro Hideo Ichiro`,
  female: `Yui Sakura Hina Aoi Rin Mei Miyu Misaki Nanami Haruka Yuki Ayaka Keiko Yoko Tomoko Naoko Sachiko Noriko Kumiko Yumi Rika Mayumi Chiyo
    Tsukiko Yuka Kazuko Kaori Kana Kyoko Mai Masako Mika Mina Nozomi Reiko Riko Sayuri Setsuko Shizuka Sumire Takako Tamiko Tomomi Toshiko
    Umeko Wakana Yasuko Yoshiko Yukari Yuko Yuriko Akane Akiko Asuka Atsuko Chieko Emiko Eriko Fumiko Hanako Hisako Hitomi`,
  unisex: `Hikaru Kaoru Akira Jun Nao Asahi Tsukasa Michi`,
  surnames: `Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura
    Hayashi Shimizu Saito Yamazaki Mori Abe Ikeda Hashimoto Ishikawa Ogawa Goto Okada Hasegawa Murakami Kondo Ishii Sakamoto Endo Aoki Fujii
    Nishimura Fukuda Ota Miura Fujiwara Okamoto Matsuda Nakajima Harada Ono Tamura Takeuchi Kaneko Wada Nakayama Ishida Ueda Morita Hara
    Shibata Sakai Kudo Yokoyama Miyazaki Miyamoto Uchida Takagi`,
});
