import { nameLists } from './lists.ts';

/** Compiled for this project from Korean names in common use, in common Latin spellings.. */
export const korean = nameLists({
  male: `Minjun Seojun Dohyun Jihoon Hyunwoo Junho Seongmin Jaehyun Donghyun Sungho Youngho Sangwoo Jinwoo Kyungsoo Taehyung Jungkook Hoseok
    Namjoon Yoongi Seokjin Changmin Yunho Jaejoong Junsu Siwon Donghae Heechul Kyuhyun Ryeowook Hyukjae Minho Taemin Jonghyun Kibum Jongin
    Chanyeol Baekhyun Sehun Jongdae Minseok Woobin Joongki Suhyun Jongsuk Inguk Haejin Seunggi Byunghun Woosung Dongwook Gwangsu Jaesuk
    Myungsoo Hodong Jiyong Seunghyun Daesung Youngbae Gunwoo Yechan Doyoon Siwoo`,
  female: `Seoyeon Minseo Jiwoo Seohyun Haeun Soyeon Jimin Yerin Sujin Eunji Hyejin Minjung Jieun Hyerim Soojin Yuna Yoona Taeyeon Sooah
    Hyoyeon Sooyoung Sunkyu Jiyeon Eunjung Hyomin Soyul Boram Jisoo Junghee Chaeyoung Nayeon Jeongyeon Dahyun Sana Mijin Mina Jihyo Eunseo
    Seulgi Joohyun Sooyun Yeri Hyeri Suzy Jiwon Eunbi Yujin Minju Chaewon Sora Yena Hyewon Heejin Kaeun Yeonhee Miyeon Sunhee Soeun Haneul
    Bora Areum Nari`,
  unisex: `Jiho Hyun Seoyun Yeon Jinyoung Yujeong Subin Hayoon`,
  surnames: `Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Hong Jeon Ko Moon Son Yang Bae Baek Heo Nam
    Shim Noh Ha Kwak Sung Cha Joo Woo Koo Min Jin Na Ji Um Chae Won Cheon Bang Gong Hyun Ham Byun Yeom Chu Do Seok Sun Seol Ma Gil Yeon Wi Pyo
    Myung Ki Ban Ra`,
});
