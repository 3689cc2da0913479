import { nameLists } from './lists.ts';

/** Compiled for this project from Arabic names in common use, in common Latin spellings.. */
export const arabic = nameLists({
  male: `Ahmed Mohammed Ali Omar Hassan Hussein Ibrahim Khalid Youssef Mustafa Mahmoud Abdullah Karim Tariq Samir Nabil Jamal Faisal Bilal
    Hamza Anwar Rashid Salim Walid Ziad Adnan Amir Bashir Fadi Farid Ghassan Habib Hadi Hakim Hani Haytham Idris Imad Ismail Jabir Kamal
    Khalil Majid Malik Marwan Mounir Nasser Omran Qasim Raed Ramzi Saad Said Saif Suleiman Taha Usama Wael Yahya Yasin Zaid Zakaria`,
  female: `Fatima Aisha Layla Zainab Maryam Khadija Amina Noura Yasmin Salma Huda Rania Samira Nadia Jamila Farah Basma Hala Amal Rasha
    Salwa Wafa Zeina Abeer Amira Bushra Fadwa Farida Ghada Habiba Hadia Hanan Hanaa Hayat Iman Inaam Ibtisam Jawahir Kamila Kholoud Maha
    Malak Marwa Mona Najwa Nawal Qamar Rabab Reem Rima Sahar Saida Safiya Sumaya Tahani Umaima Widad Yusra Yara Zahra Zubaida Souad`,
  unisex: `Nour Jihad Sabah Ihsan Rida Shams`,
  surnames: `Haddad Khoury Mansour Nasr Najjar Saleh Shaheen Sharif Tamimi Zaman Abbas Abboud Amin Ansari Aziz Badawi Bakri Barakat Bitar
    Bishara Daher Darwish Fares Farouk Ghanem Gharib Hamdan Hamid Hariri Hashemi Hijazi Hilal Issa Jabbar Jaber Kassem Kattan Khatib Maalouf
    Masri Matar Mikhail Moussa Murad Nassar Obeid Qadir Rahal Rahman Saab Sabbagh Safar Salameh Sarraf Sayegh Sultan Tahir Takla Tawfiq
    Wahab Yassine Zidan Ziadeh Zoghbi`,
});
